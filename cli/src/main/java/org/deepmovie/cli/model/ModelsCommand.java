package org.deepmovie.cli.model;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionDescriptor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the models with their options. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "List the models with their options.")
public final class ModelsCommand implements Callable<Integer> {

  private static final int MAX_WIDTH_OF_MEANINGS = 70;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = ModelNames.class,
      description = "List only this model (default: all models).")
  private @Nullable String name;

  @Option(names = "--markdown", description = "Print the reference page docs/models.md.")
  private boolean markdown;

  @Override
  public Integer call() {
    Providers providers = Providers.load();
    List<ModelDescription> models =
        name == null ? providers.models() : List.of(providers.model(name));
    PrintWriter out = spec.commandLine().getOut();
    if (markdown) {
      out.print(ModelReference.page(models));
    } else {
      models.forEach(model -> print(model, out));
    }
    out.flush();
    return 0;
  }

  private static void print(ModelDescription model, PrintWriter out) {
    out.println(model.name() + ": " + model.summary());
    out.println(table(model.options()));
    out.println();
  }

  private static String table(List<OptionDescriptor> options) {
    return new TextTable<OptionDescriptor>()
        .text("option", OptionDescriptor::name)
        .text("default", OptionDescriptor::defaultValue)
        .text("accepted", OptionDescriptor::range)
        .text("tuned", ModelReference::tuned)
        .text("meaning", MAX_WIDTH_OF_MEANINGS, OptionDescriptor::doc)
        .format(options);
  }
}
