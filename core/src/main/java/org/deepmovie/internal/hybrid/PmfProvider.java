package org.deepmovie.internal.hybrid;

import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.HybridTrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link AlternatingPmf}: {@code pmf} alone, {@code pmf+NAME} with an encoder. */
public final class PmfProvider implements HybridTrainerProvider<PmfOptions> {

  /** For {@link java.util.ServiceLoader}. */
  public PmfProvider() {}

  @Override
  public String name() {
    return AlternatingPmf.NAME;
  }

  @Override
  public String summary() {
    return "probabilistic matrix factorization by alternating least squares";
  }

  @Override
  public Class<PmfOptions> optionsType() {
    return PmfOptions.class;
  }

  @Override
  public Trainer create(PmfOptions options) {
    return new AlternatingPmf(options);
  }

  @Override
  public <E extends Record> Trainer create(
      PmfOptions options, EncoderProvider<E> encoder, E encoderOptions) {
    return new AlternatingPmf(options, encoder, encoderOptions);
  }

  @Override
  public String summaryWith(String encoderSummary) {
    return "pmf whose items' prior mean is given by: " + encoderSummary;
  }
}
