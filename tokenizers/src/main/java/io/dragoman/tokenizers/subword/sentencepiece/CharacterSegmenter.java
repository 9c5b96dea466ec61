package io.dragoman.tokenizers.subword.sentencepiece;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Every character is a piece. */
record CharacterSegmenter(PieceTable pieces) implements Segmenter {
  @Override
  public List<Span> segment(byte[] text) {
    List<Span> spans = new ArrayList<>();
    for (int start = 0; start < text.length; ) {
      int length = pieces.userDefined().longest(text, start);
      int end = start + (length > 0 ? length : Utf8.length(text, start));
      int id = pieces.find(text, start, end);
      spans.add(new Span(start, end, id == ByteTrie.NONE ? pieces.unknown() : id));
      start = end;
    }
    return spans;
  }

  @Override
  public List<Span> sample(byte[] text, double alpha, RandomGenerator random) {
    return segment(text);
  }
}
