package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.deepmovie.testkit.ContractData.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;

/** A fit reports how far it is, and an interrupt ends it. */
abstract class ProgressContract extends ModelContract {

  ProgressContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void everyEpochIsReportedInOrder() {
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    trainer().fit(DATA, TrainingContext.ofSeed(SEED).withListener(epochs::add));
    assertEquals(contract().hasEpochs(), !epochs.isEmpty());
    for (int n = 0; n < epochs.size(); n++) {
      assertEquals(n + 1, epochs.get(n).number());
      assertThat(epochs.get(n).number()).isLessThanOrEqualTo(epochs.get(n).maxEpochs());
      assertThat(epochs.get(n).seconds()).isNotNegative();
    }
  }

  @Test
  void aModelWithoutEpochsReportsItsTasksToTheirEnds() {
    if (contract().hasEpochs()) {
      return;
    }
    Map<String, TrainingListener.Progress> last = new TreeMap<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpoch(Epoch epoch) {}

          @Override
          public void onProgress(Progress progress) {
            last.put(progress.task(), progress);
          }
        };
    trainer().fit(DATA, TrainingContext.ofSeed(SEED).withListener(listener));
    assertThat(last.values())
        .isNotEmpty()
        .allSatisfy(progress -> assertThat(progress.done()).isEqualTo(progress.total()));
  }

  @Test
  void anInterruptedFitEndsBeforeTheNextEpochAlsoOnOneThread() {
    if (!contract().hasEpochs()) {
      return;
    }
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    TrainingContext context =
        TrainingContext.ofSeed(SEED)
            .withThreads(1)
            .withListener(
                epoch -> {
                  epochs.add(epoch);
                  Thread.currentThread().interrupt();
                });
    Trainer trainer = trainer();
    IllegalStateException stopped;
    boolean interrupted;
    try {
      stopped = assertThrows(IllegalStateException.class, () -> trainer.fit(DATA, context));
    } finally {
      interrupted = Thread.interrupted();
    }
    assertEquals(contract().model() + " was interrupted before epoch 2", stopped.getMessage());
    assertThat(interrupted).as("the thread is still interrupted").isTrue();
    assertEquals(1, epochs.size());
  }

  @Test
  void anInterruptEndsAFitWhereverItIs() throws InterruptedException {
    Trainer trainer = trainer();
    int questions = InterruptibleFit.run(trainer, DATA, SEED, 0).questions();
    for (int question : new int[] {1, (questions + 1) / 2, questions}) {
      assertThat(InterruptibleFit.run(trainer, DATA, SEED, question).cancelled())
          .as("cancelled at check %d of %d", question, questions)
          .isTrue();
    }
  }
}
