package org.deepmovie.options.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsProcessorTest {

  private static final Map<String, String> LIBRARY =
      Map.of(
          "org.deepmovie.options.Hyperparameter",
          """
          package org.deepmovie.options;
          public @interface Hyperparameter {
            String value();
            String doc();
          }
          """,
          "org.deepmovie.options.OptionsMapper",
          """
          package org.deepmovie.options;
          public final class OptionsMapper {
            public static <O extends Record> O checked(O options) {
              return options;
            }
          }
          """);

  private static final String GROUP =
      """
      package a;
      import org.deepmovie.options.Hyperparameter;
      public record Steps(
          @Hyperparameter(value = "5", doc = "steps, 1 < n & n > 0") int steps,
          @Hyperparameter(value = "x", doc = "a name") String label)
          implements StepsWith {}
      """;

  private static final String OPTIONS =
      """
      package b;
      import org.deepmovie.options.Hyperparameter;
      public record Model(a.Steps training, @Hyperparameter(value = "1", doc = "rate") double rate)
          implements ModelWith {}
      """;

  private static final String USER =
      """
      package c;
      public class User {
        public static String run() {
          return new b.Model(new a.Steps(5, "x"), 1).withSteps(7).withLabel("y").withRate(0.5).toString();
        }
      }
      """;

  private static String compile(Path folder, Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<JavaFileObject> files =
        Stream.concat(LIBRARY.entrySet().stream(), sources.entrySet().stream())
            .map(entry -> (JavaFileObject) new Source(entry.getKey(), entry.getValue()))
            .toList();
    var task =
        compiler.getTask(
            messages,
            null,
            null,
            List.of("-d", folder.toString(), "-Xlint:all,-processing"),
            null,
            files);
    task.setProcessors(List.of(new OptionsProcessor()));
    task.setLocale(Locale.ROOT);
    boolean compiled = task.call();
    assertThat(compiled).as(messages.toString()).isEqualTo(messages.toString().isEmpty());
    return messages.toString();
  }

  @Test
  void anOptionOfARecordWithinARecordIsSetInOneCall(@TempDir Path folder) throws Exception {
    assertThat(compile(folder, Map.of("a.Steps", GROUP, "b.Model", OPTIONS, "c.User", USER)))
        .isEmpty();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      assertThat(loader.loadClass("c.User").getMethod("run").invoke(null))
          .isEqualTo("Model[training=Steps[steps=7, label=y], rate=0.5]");
    }
  }

  @Test
  void aRecordThatDoesNotImplementItsInterfaceGetsNone(@TempDir Path folder) {
    String plain = GROUP.replace("implements StepsWith ", "");
    assertThat(compile(folder, Map.of("a.Steps", plain))).isEmpty();
    assertThat(folder.resolve("a/Steps.class")).exists();
    assertThat(folder.resolve("a/StepsWith.class")).doesNotExist();
  }

  @Test
  void aComponentThatIsNoOptionIsRefusedByName(@TempDir Path folder) {
    String bad = GROUP.replace("@Hyperparameter(value = \"x\", doc = \"a name\")", "");
    assertThat(compile(folder, Map.of("a.Steps", bad)))
        .contains("component 'label' of Steps is neither an option nor a record of options");
  }

  @Test
  void aRecordWithinAClassHasTheClassInItsInterfacesName(@TempDir Path folder) throws IOException {
    String nested =
        """
        package d;
        import org.deepmovie.options.Hyperparameter;
        public final class Provider {
          public record Options(@Hyperparameter(value = "1", doc = "depth") int depth)
              implements ProviderOptionsWith {}
          static int depth() {
            return new Options(1).withDepth(2).depth();
          }
        }
        """;
    assertThat(compile(folder, Map.of("d.Provider", nested))).isEmpty();
    assertThat(folder.resolve("d/ProviderOptionsWith.class")).exists();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
