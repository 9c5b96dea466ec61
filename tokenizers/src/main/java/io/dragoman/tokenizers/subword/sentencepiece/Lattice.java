package io.dragoman.tokenizers.subword.sentencepiece;

import io.dragoman.tokenizers.subword.sentencepiece.UnigramSegmenter.Scored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** All ways to cut a text into pieces: a node for every piece at every place where it is. */
final class Lattice {
  private static final int LARGE_AGENDA = 100_000;
  private static final int SMALL_AGENDA = 512;

  /** A piece at a place; {@code best} is the score of the best way from the start to its end. */
  private record Node(Span span, double score, double best) {}

  /** The pieces from a node to the end of the text. */
  private record Path(Node node, Path rest, double score, double estimate)
      implements Comparable<Path> {
    @Override
    public int compareTo(Path other) {
      return Double.compare(other.estimate, estimate);
    }
  }

  private final int length;
  private final List<List<Node>> ending;

  Lattice(UnigramSegmenter model, byte[] text) {
    length = text.length;
    ending = new ArrayList<>(Collections.nCopies(length + 1, null));
    ending.set(0, List.of(new Node(new Span(0, 0, -1), 0, 0)));
    ByteTrie trie = model.pieces().found();
    for (int start = 0; start < length; ) {
      int character = Utf8.length(text, start);
      boolean single = false;
      double before = bestAt(start);
      int node = ByteTrie.ROOT;
      int characters = 0;
      for (int end = start; end < length; ) {
        node = trie.child(node, text[end]);
        if (node == ByteTrie.NONE) {
          break;
        }
        characters += (text[end++] & 0xC0) == 0x80 ? 0 : 1;
        int id = trie.value(node);
        if (id != ByteTrie.NONE && !model.pieces().isUnused(id)) {
          add(new Span(start, end, id), (float) model.score(id, characters), before);
          single |= end - start == character;
        }
      }
      if (!single) {
        Span unknown = new Span(start, start + character, model.pieces().unknown());
        add(unknown, model.unknownScore(), before);
      }
      start += character;
    }
  }

  private void add(Span span, double score, double before) {
    if (ending.get(span.end()) == null) {
      ending.set(span.end(), new ArrayList<>());
    }
    ending.get(span.end()).add(new Node(span, score, before + score));
  }

  private double bestAt(int place) {
    double best = Double.NEGATIVE_INFINITY;
    for (Node each : ending.get(place)) {
      best = Math.max(best, each.best());
    }
    return best;
  }

  /** A* search from the end, guided by the exact score of the best way from the start. */
  List<Scored> nBest(int count) {
    List<Scored> results = new ArrayList<>();
    PriorityQueue<Path> agenda = new PriorityQueue<>();
    Node end = new Node(new Span(length, length, -1), 0, bestAt(length));
    agenda.add(new Path(end, null, 0, end.best()));
    while (!agenda.isEmpty() && results.size() < count) {
      Path top = agenda.poll();
      if (top.node().span().start() == 0 && top.node() != end || length == 0) {
        results.add(new Scored(spans(top), top.score()));
        continue;
      }
      for (Node each : ending.get(top.node().span().start())) {
        agenda.add(new Path(each, top, top.score() + each.score(), top.score() + each.best()));
      }
      if (agenda.size() >= LARGE_AGENDA) {
        agenda = first(agenda, Math.min(SMALL_AGENDA, count * 10));
      }
    }
    return results;
  }

  private static PriorityQueue<Path> first(PriorityQueue<Path> agenda, int count) {
    PriorityQueue<Path> kept = new PriorityQueue<>();
    for (int i = 0; i < count; i++) {
      kept.add(agenda.poll());
    }
    return kept;
  }

  private static List<Span> spans(Path path) {
    List<Span> spans = new ArrayList<>();
    for (Path each = path; each.rest() != null; each = each.rest()) {
      spans.add(each.node().span());
    }
    return spans;
  }

  /** Forward filtering, backward sampling. */
  List<Span> sample(double alpha, RandomGenerator random) {
    double[] totals = new double[length + 1];
    for (int place = 1; place <= length; place++) {
      if (ending.get(place) != null) {
        double sum = Double.NEGATIVE_INFINITY;
        for (Node each : ending.get(place)) {
          sum = LogProbability.add(sum, alpha * each.score() + totals[each.span().start()]);
        }
        totals[place] = sum;
      }
    }
    List<Span> spans = new ArrayList<>();
    for (int place = length; place > 0; ) {
      List<Node> nodes = ending.get(place);
      double draw = random.nextDouble();
      int chosen = 0;
      for (; chosen + 1 < nodes.size(); chosen++) {
        Node each = nodes.get(chosen);
        draw -= Math.exp(alpha * each.score() + totals[each.span().start()] - totals[place]);
        if (draw < 0) {
          break;
        }
      }
      spans.add(nodes.get(chosen).span());
      place = nodes.get(chosen).span().start();
    }
    Collections.reverse(spans);
    return spans;
  }
}
