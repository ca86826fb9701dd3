package org.deepmovie.options.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/** Writes the interface {@code <Record>With} of every record that implements it. */
@SupportedAnnotationTypes("*")
public final class OptionsProcessor extends AbstractProcessor {

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    ElementFilter.typesIn(round.getRootElements()).forEach(this::visit);
    return false;
  }

  private void visit(TypeElement type) {
    if (type.getKind() == ElementKind.RECORD && OptionsRecord.implementsWith(type)) {
      write(type);
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::visit);
  }

  private void write(TypeElement type) {
    try {
      OptionsRecord options = OptionsRecord.of(type, processingEnv);
      WithInterface generated = new WithInterface(options);
      Element origin = type;
      try (Writer out =
          processingEnv
              .getFiler()
              .createSourceFile(generated.qualifiedName(), origin)
              .openWriter()) {
        out.write(generated.source());
      }
    } catch (IllegalArgumentException | IOException e) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.getMessage(), type);
    }
  }
}
