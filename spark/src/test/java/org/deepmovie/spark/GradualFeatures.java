package org.deepmovie.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.hybrid.FeatureOptions;
import org.deepmovie.internal.hybrid.FeaturesProvider;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;

/**
 * The encoder {@code features}, but not in closed form: its outputs grow from epoch to epoch, at
 * last beyond the vectors, so that a fit stops early.
 */
final class GradualFeatures implements EncoderProvider<FeatureOptions> {

  private final FeaturesProvider features = new FeaturesProvider();

  @Override
  public String name() {
    return "gradual";
  }

  @Override
  public String summary() {
    return "grows";
  }

  @Override
  public Class<FeatureOptions> optionsType() {
    return FeatureOptions.class;
  }

  @Override
  public ItemEncoder create(FeatureOptions options, EncoderContext context) {
    return new GradualEncoder(features.create(options, context), 0);
  }

  @Override
  public ItemEncoder load(FeatureOptions options, InputStream in) throws IOException {
    int epochs = in.read();
    return new GradualEncoder(features.load(options, in), epochs);
  }

  private static final class GradualEncoder implements ItemEncoder {
    private final ItemEncoder regression;
    private int epochs;

    GradualEncoder(ItemEncoder regression, int epochs) {
      this.regression = regression;
      this.epochs = epochs;
    }

    @Override
    public double train(FloatMatrix targets, float[] weights) {
      epochs++;
      return regression.train(targets, weights);
    }

    @Override
    public FloatMatrix encode(Dataset items) {
      FloatMatrix output = regression.encode(items).copy();
      float share = 0.25f * epochs;
      for (int n = 0; n < output.values().length; n++) {
        output.values()[n] *= share;
      }
      return output;
    }

    @Override
    public void save(OutputStream out) throws IOException {
      out.write(epochs);
      regression.save(out);
    }
  }
}
