package org.deepmovie.data.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ChunkQueueTest {

  private static final class RecordedSubscription implements Flow.Subscription {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void request(long n) {
      calls.add("request " + n);
    }

    @Override
    public void cancel() {
      calls.add("cancel");
    }
  }

  @Test
  void aTransferThatIsCancelledBeforeItBeginsAsksForNothing() {
    ChunkQueue queue = new ChunkQueue();
    queue.cancel();
    RecordedSubscription subscription = new RecordedSubscription();
    queue.onSubscribe(subscription);
    assertThat(subscription.calls).containsExactly("cancel");
  }

  @Test
  void aTransferThatHasBegunIsCancelled() {
    ChunkQueue queue = new ChunkQueue();
    RecordedSubscription subscription = new RecordedSubscription();
    queue.onSubscribe(subscription);
    queue.cancel();
    assertThat(subscription.calls).containsExactly("request 1", "cancel");
  }
}
