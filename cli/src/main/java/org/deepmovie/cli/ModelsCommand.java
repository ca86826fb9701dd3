package org.deepmovie.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.options.TuningRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the models, or the options of one. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "List the models and their options.")
final class ModelsCommand implements Callable<Integer> {

  private static final int WIDEST_TEXT = 70;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this model (default: all).")
  private String name;

  @Override
  public Integer call() {
    Providers providers = Providers.load();
    PrintWriter out = spec.commandLine().getOut();
    List<ModelDescription> shown =
        name == null ? providers.models() : List.of(providers.model(name));
    for (ModelDescription model : shown) {
      out.println(model.name() + ": " + model.summary());
      out.println(table(model.options()));
      out.println();
    }
    out.flush();
    return 0;
  }

  private static String table(List<OptionDescriptor> options) {
    return new TextTable<OptionDescriptor>()
        .words("option", OptionDescriptor::name)
        .words("default", OptionDescriptor::defaultValue)
        .words("accepted", OptionDescriptor::range)
        .words("tuned", ModelsCommand::tuned)
        .words("meaning", WIDEST_TEXT, OptionDescriptor::doc)
        .of(options);
  }

  private static String tuned(OptionDescriptor option) {
    return option.resource() ? "the epochs" : option.tuning().map(TuningRange::toString).orElse("");
  }
}
