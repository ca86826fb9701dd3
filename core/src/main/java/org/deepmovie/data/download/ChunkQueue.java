package org.deepmovie.data.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The body of a response as a queue of chunks, each of which must arrive within a time limit. */
final class ChunkQueue implements BodySubscriber<ChunkQueue> {

  /** An element of the queue: a chunk, or an error, or the end if both are null. */
  private record ChunkEvent(@Nullable List<ByteBuffer> chunk, @Nullable Throwable error) {}

  private final BlockingQueue<ChunkEvent> events = new LinkedBlockingQueue<>();
  private Flow.@Nullable Subscription subscription;
  private boolean cancelled;

  /** The client may give the body to its reader before it subscribes. */
  @Override
  public synchronized void onSubscribe(Flow.Subscription granted) {
    if (cancelled) {
      granted.cancel();
      return;
    }
    subscription = granted;
    granted.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> chunk) {
    events.add(new ChunkEvent(chunk, null));
  }

  @Override
  public void onError(Throwable error) {
    events.add(new ChunkEvent(null, error));
  }

  @Override
  public void onComplete() {
    events.add(new ChunkEvent(null, null));
  }

  @Override
  public CompletionStage<ChunkQueue> getBody() {
    return CompletableFuture.completedStage(this);
  }

  /**
   * The next chunk; empty at the end.
   *
   * @throws IOException if the connection broke, or no data arrived for {@code limit}
   */
  Optional<List<ByteBuffer>> next(Duration limit) throws IOException, InterruptedException {
    ChunkEvent event = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw new IOException("no data for " + limit.toSeconds() + " s");
    }
    if (event.error() != null) {
      throw new IOException(event.error().getMessage(), event.error());
    }
    if (event.chunk() != null) {
      subscription().request(1);
    }
    return Optional.ofNullable(event.chunk());
  }

  /** Stops the transfer, also one that has not begun. */
  synchronized void cancel() {
    cancelled = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  private synchronized Flow.Subscription subscription() {
    return Objects.requireNonNull(subscription, "a chunk comes after onSubscribe");
  }
}
