package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --model pfm",
        "evaluate --model pmf:factor=3",
        "evaluate --model pmf:factors=0",
        "evaluate --model pmf:factors",
        "evaluate --split holdout:2",
        "evaluate --split nothing:1",
        "evaluate --data /no/such/folder",
        "evaluate --json /no/such/folder/x.json",
        "evaluate --user nobody",
        "evaluate --repeats 0",
        "evaluate --threads 0",
        "evaluate --validation 1.5",
        "evaluate -k 0",
        "evaluate --model ,",
        "evaluate --json /dev/null",
        "evaluate --json=",
        "explore --out=",
        "recommend --model= --user u",
        "recommend --model / --user u",
        "evaluate --data ml-10m",
        "topk --model pfm",
        "topk --model baseline,als,baseline",
        "topk --lengths 0..5",
        "topk --lengths 50..5",
        "topk --lengths 5..x",
        "topk --lengths 5,,10",
        "topk --lengths ,",
        "topk --lengths 1..999999999",
        "topk --lengths 5..401",
        "topk --out /dev/null",
        "topk --out /dev/null/plots",
        "topk --json /no/such/folder/x.json",
        "evaluate --feedback /no/such/views.csv",
        "tune",
        "tune --model pfm",
        "tune --model pmf --trials 0",
        "tune --model pmf --budget 5",
        "tune --model pmf --budget 0s",
        "tune --model pmf --budget -5m",
        "tune --model pmf --range factors=0..5",
        "tune --model pmf --range factor=1..5",
        "tune --model pmf --range factors",
        "tune --model pmf --range epochs=1..5",
        "tune --model pmf:factors=5 --range factors=1..5",
        "tune --model baseline:userBiasRegularization=1,itemBiasRegularization=1",
        "tune --model bayesian-pmf --range draws=100..400",
        "tune --model baseline --validation 0",
        "tune --model baseline --json /no/such/folder/x.json",
        "train --out x.zip --validation 2",
        "recommend --model x -n 0 --user 1",
        "evaluate --seed x",
        "evaluate --nothing",
        "evaluate --split files:u1.base,u1.test",
        "nothing",
        "train",
        "train --out /no/such/folder/model.zip",
        "recommend --model /no/such/model.zip --user 1",
        "recommend --model x",
        "similar --model /no/such/model.zip --item 1",
        "explain --model /no/such/model.zip --user 1 --item 1",
        "explain --model x --user 1",
        "explain --model x --user 1 --item 1 --top 0",
        "data ml-2m",
        "models pfm",
      })
  void anErrorOfTheUserIsReportedInOneLineWithExitCodeTwo(String line) {
    CommandRun run = CommandRun.of(line.split(" "));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.firstErrorLine()).as(run.err()).startsWith("deepmovie: ");
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.err().lines().count()).as(run.err()).isLessThanOrEqualTo(2);
    assertThat(run.firstErrorLine()).as(run.err()).doesNotContain("internal error");
  }

  @Test
  void outputThatCannotBeWrittenIsAnError() {
    PrintWriter full =
        new PrintWriter(
            new Writer() {
              @Override
              public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("full");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });
    StringWriter err = new StringWriter();
    assertThat(Main.run(full, new PrintWriter(err, true), "models")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("deepmovie: the output cannot be written");
  }

  @Test
  void aMistypedCommandOrOptionGetsASuggestion() {
    assertThat(CommandRun.of("evalute").firstErrorLine()).endsWith("; did you mean evaluate?");
    assertThat(CommandRun.of("train", "--modle", "pmf", "--out", "x").firstErrorLine())
        .contains("did you mean --model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "evaluate --seed abc#Invalid value for option '--seed': 'abc'; give an integer of at most",
        "evaluate extra#'extra' does not belong to an option",
        "evaluate --dat x#there is no option '--dat'; did you mean --data?",
        "wxyz#there is no command 'wxyz'",
        "evaluate --data a --data b#--data is given several times; give it once",
        "recommend --model m#to whom? give --user, --all, or --ratings or --attributes of a new"
            + " user",
        "recommend --model m --user 1 --ratings a=1#--user is a user of the model, --ratings and",
      })
  void optionsThatDoNotFitAreRefusedInPlainWords(String line, String problem) {
    CommandRun run = CommandRun.of(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.firstErrorLine()).startsWith("deepmovie: " + problem);
  }

  @Test
  void debugPrintsTheStackTrace() {
    assertThat(CommandRun.of("evaluate", "--debug", "--data", "/no/such/folder").err())
        .contains("\tat ");
  }

  @Test
  void helpAndVersionAreNotErrors() {
    assertThat(CommandRun.of("--help").code()).isEqualTo(0);
    assertThat(CommandRun.of("evaluate", "--help").code()).isEqualTo(0);
    assertThat(CommandRun.of("--version").out()).startsWith("deepmovie ");
    assertThat(CommandRun.of().out()).contains("evaluate");
  }

  @Test
  void completionPrintsAScriptThatKnowsCommandsOptionsAndNames() {
    CommandRun run = CommandRun.of("completion");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .contains("complete -F _complete_deepmovie")
        .contains("evaluate", "--validation", "ml-latest-small", "factorizations", "svd++");
    assertThat(CommandRun.of("--help").out()).contains("completion");
  }
}
