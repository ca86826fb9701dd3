package org.deepmovie.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.deepmovie.cli.process.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jazzer looks for inputs by which a reader breaks its contract, each for {@code fuzz.seconds}
 * seconds, or only the one that {@code fuzz.target} names. An input that it found is in {@code
 * target/fuzz}; add it to the seeds.
 */
@Tag("fuzz")
@EnabledIfSystemProperty(named = FuzzCampaignTest.SECONDS, matches = "\\d+")
class FuzzCampaignTest {

  static final String SECONDS = "fuzz.seconds";

  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final Duration START = Duration.ofMinutes(5);

  @ParameterizedTest
  @EnumSource
  void noInputIsFoundThatBreaksTheContract(FuzzTarget target) throws Exception {
    String only = System.getProperty(Fuzzer.TARGET, target.name());
    assumeTrue(only.equals(target.name()), "not the chosen fuzzer");
    Duration time = Duration.ofSeconds(Long.getLong(SECONDS));
    Path folder = Path.of("target", "fuzz", target.label()).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    try (ChildJvm jazzer =
        ChildJvm.start(
            List.of(
                "-Xmx1g",
                "--add-modules",
                "jdk.incubator.vector",
                "-D" + Fuzzer.TARGET + "=" + target),
            JAZZER,
            "--target_class=" + Fuzzer.class.getName(),
            "--instrumentation_includes=org.deepmovie.**",
            "--custom_hook_includes=org.deepmovie.**",
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/",
            "-max_total_time=" + time.toSeconds(),
            "-timeout=60",
            "-rss_limit_mb=0",
            "-dict=" + resource("/fuzz/values.dict"),
            corpus.toString(),
            resource(target.seeds()).toString())) {
      int code = jazzer.await(time.plus(START));
      List<String> report = jazzer.output();
      report.stream()
          .filter(line -> line.startsWith("#") && line.contains("DONE"))
          .forEach(line -> System.out.println("fuzz " + target.label() + " " + line));
      assertThat(code).as("%s; the input is in %s", String.join("\n", report), folder).isZero();
    }
  }

  private static Path resource(String name) throws URISyntaxException {
    URL found = FuzzCampaignTest.class.getResource(name);
    return Path.of(Objects.requireNonNull(found, name).toURI());
  }
}
