package org.deepmovie.internal.encoder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.options.OptionException;
import org.deepmovie.options.OptionsMapper;

/**
 * The options of a model and of the encoder that it alternates with, which are typed as one list.
 * No name is in both.
 */
public record JointOptions<M extends Record, E extends Record>(M ofModel, E ofEncoder) {

  /**
   * Reads options by name.
   *
   * @throws OptionException if neither record has an option of a name, or a value is not accepted
   */
  public static <M extends Record, E extends Record> JointOptions<M, E> parse(
      Class<M> model, Class<E> encoder, Map<String, String> options) {
    OptionsMapper<M> modelOptions = OptionsMapper.of(model);
    OptionsMapper<E> encoderOptions = OptionsMapper.of(encoder);
    Map<String, String> ofModel = new LinkedHashMap<>();
    Map<String, String> ofEncoder = new LinkedHashMap<>();
    options.forEach(
        (name, value) -> {
          if (modelOptions.names().contains(name)) {
            ofModel.put(name, value);
          } else if (encoderOptions.names().contains(name)) {
            ofEncoder.put(name, value);
          } else {
            throw OptionsMapper.unknownOption(
                name,
                Stream.concat(modelOptions.names().stream(), encoderOptions.names().stream())
                    .toList());
          }
        });
    return new JointOptions<>(modelOptions.parse(ofModel), encoderOptions.parse(ofEncoder));
  }
}
