package io.tipoff.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A single value, within a range if it has one. */
record ScalarShape<T extends Comparable<? super T>>(Notation<T> notation, Optional<Range<T>> range)
    implements Shape {

  static <T extends Comparable<? super T>> ScalarShape<T> of(
      Notation<T> notation, @Nullable Within within) {
    return new ScalarShape<>(
        notation, within == null ? Optional.empty() : Optional.of(Range.of(within, notation)));
  }

  @Override
  public @Nullable Object read(Node node, String key, Problems problems) {
    Optional<T> value =
        node instanceof Node.Scalar scalar ? notation.read(scalar.text()) : Optional.empty();
    if (value.isEmpty()) {
      String found = notation.mayBeShown() ? node.kind() : "this";
      String text = found + " is not " + notation.noun() + "; allowed: " + allowed();
      problems.add(node.source(), key, text);
      return null;
    }
    Optional<String> objection = range.flatMap(bounds -> bounds.objection(value.get()));
    objection.ifPresent(text -> problems.add(node.source(), key, node.kind() + " " + text));
    return objection.isPresent() ? null : value.get();
  }

  @Override
  public String write(Object value) {
    return notation.write(value);
  }

  @Override
  public String allowed() {
    return range.map(Range::text).orElse(notation.form());
  }
}
