package io.dragoman.model;

import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightColumns;
import io.dragoman.nn.Dropout;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.attention.Attending;
import io.dragoman.nn.attention.Attention;
import io.dragoman.nn.attention.Attentions;
import io.dragoman.nn.attention.Memory;
import io.dragoman.nn.rnn.Recurrence;
import io.dragoman.tensor.SequenceLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The decoder of Bahdanau et al. 2015 or, if conditional, of Sennrich et al. 2017, or a {@link
 * DecoderVariant}. At each step:
 *
 * <ol>
 *   <li>cells take the previous word, and a state looks at the source: context vector, new state;
 *   <li>the readout of state, context and previous word scores the next word; a {@link
 *       FusedLanguageModel} may have a say in it.
 * </ol>
 */
public final class AttentionDecoder implements Decoder {
  private final Embedding embedding;
  private final boolean startsWithZeros;
  private final boolean feeds;
  private final LexicalModel lexical; // null without
  private final int readoutSize;
  private final DecoderRecurrence recurrence;
  private final ProjectedWords words;
  private final Attention attention;
  private final FurtherAttentions further;
  private final boolean multiplies; // in inference source positions in place of contexts
  private final Bridge bridge;
  private final OutputLayer output;
  private final CopyLayer copy; // null without
  private final FusedLanguageModel language; // null without
  private final Dropout embeddingDropout;
  private final Dropout wordDropout;
  private final Dropout readoutDropout;

  /**
   * Creates all parameters under {@code decoder}; with one table for both sides the encoder's must
   * exist.
   *
   * @throws IllegalArgumentException if parts are unknown or their sizes do not fit
   */
  public AttentionDecoder(
      ParameterStore store, ModelConfig model, int encoderSize, int vocabulary) {
    this(store, model, encoderSize, vocabulary, 0);
  }

  /**
   * Creates the same.
   *
   * @param unknown id of the unknown target word, as which copied words are read
   */
  AttentionDecoder(
      ParameterStore store, ModelConfig model, int encoderSize, int vocabulary, int unknown) {
    DecoderConfig config = model.decoder();
    embedding =
        model.tiesSource()
            ? sharedTable(store, model.tiedEmbeddings(), vocabulary)
            : Embedding.create(store, "decoder.embedding", vocabulary, config.embedding());
    startsWithZeros = config.details().startsWithZeros();
    feeds = config.variant().inputFeeding();
    readoutSize = config.readout();
    int contextSize = model.encoder().sources() * encoderSize;
    recurrence = DecoderRecurrence.create(store, config, contextSize);
    words = new ProjectedWords(store, embedding, recurrence.wordCell(), vocabulary);
    attention =
        Attentions.create(
            model.attention().type(),
            store,
            "decoder.attention",
            config.hidden(),
            encoderSize,
            model.attention().units());
    further = new FurtherAttentions(store, model, encoderSize);
    bridge =
        new Bridge(
            store,
            "decoder.bridge",
            Bridge.Source.named(config.bridge()),
            contextSize,
            recurrence.carrier(),
            config.details().place());
    output = new OutputLayer(store, model, contextSize, embedding);
    multiplies =
        attention.sumsValues()
            && further.isEmpty()
            && recurrence.projectsSums()
            && output.projectsSums();
    copy = config.variant().copy() ? new CopyLayer(store, output.inputs(), unknown) : null;
    lexical =
        config.variant().lexical() ? new LexicalModel(store, model.encoder().embedding()) : null;
    language =
        config.fusion().isOff() ? null : new FusedLanguageModel(store, config.fusion(), vocabulary);
    embeddingDropout =
        Dropout.of(
            DropoutLayers.TARGET_EMBEDDING,
            model.dropout().embedding(),
            model.dropout().variational());
    wordDropout = Dropout.ofPositions(DropoutLayers.TARGET_WORDS, model.dropout().targetWords());
    readoutDropout =
        Dropout.of(DropoutLayers.READOUT, model.dropout().readout(), model.dropout().variational());
  }

  private static Embedding sharedTable(ParameterStore store, String ties, int vocabulary) {
    Embedding table = Embedding.shared(store, "encoder.embedding");
    if (table.vocabulary() != vocabulary) {
      throw new IllegalArgumentException(
          "model.tied-embeddings is "
              + ties
              + " but there are "
              + table.vocabulary()
              + " source words and "
              + vocabulary
              + " target words: give both sides one vocabulary");
    }
    return table;
  }

  @Override
  public DecoderState start(Tape tape, EncoderOutput source) {
    boolean multiplied = !tape.isRecording() && multiplies;
    Attending attending = attention.on(tape, memory(tape, source, multiplied));
    if (!further.isEmpty()) {
      attending = further.join(tape, attending, source);
    }
    int[] sentence = new int[source.layout().batch()];
    Arrays.setAll(sentence, row -> row);
    DecoderState state =
        DecoderState.of(
            tape,
            bridge.apply(tape, source),
            new Looking(attending, source, multiplied),
            attending.start(tape),
            sentence,
            0);
    if (feeds) {
      state.feed(tape.constant(tape.zeros(state.rows(), readoutSize)));
    }
    return state;
  }

  /**
   * In inference the values are the products of the states with all weights that context vectors
   * are multiplied with: {@code (sum_s w_s m_s) W = sum_s w_s (m_s W)}. That is one product for
   * each source word instead of one for each word of each hypothesis. Not so if the attention makes
   * context vectors in another way.
   */
  private Memory memory(Tape tape, EncoderOutput source, boolean multiplied) {
    Variable states = source.states(); // (positions, units)
    if (!multiplied) {
      return new Memory(states, source.layout());
    }
    return new Memory(states, products(tape, states), source.layout());
  }

  /** {@code (positions, gates + readout)}, without those that the decoder has no use for. */
  private Variable products(Tape tape, Variable states) {
    if (recurrence.contextProjection() == 0) {
      return output.projectContexts(tape, states);
    }
    Variable gates = recurrence.projectContexts(tape, states);
    return output.takesContexts()
        ? RowOps.concatenate(tape, gates, output.projectContexts(tape, states))
        : gates;
  }

  @Override
  public DecoderStep step(Tape tape, DecoderState previous, int[] ids) {
    int[] read = read(previous.attending().source(), ids, previous.rows());
    StackState heard = hear(tape, previous, read);
    if (startsWithZeros && previous.time() == 0) {
      Variable nothing = tape.constant(tape.zeros(previous.rows(), embedding.size()));
      Variable gates = recurrence.projectWords(tape, nothing); // (rows, gates)
      return advance(tape, previous, gates, nothing, heard, Recurrence.UNNAMED);
    }
    Variable embedded = embedding.apply(tape, read, previous.rows()); // (rows, embed)
    Variable projected = words.apply(tape, read, previous.rows()); // (rows, gates)
    return advance(tape, previous, projected, embedded, heard, Recurrence.UNNAMED);
  }

  /** The language model's state after the previous words; null without one. */
  private StackState hear(Tape tape, DecoderState previous, int[] read) {
    return language == null
        ? null
        : language.step(tape, read, previous.language(), previous.rows());
  }

  private int[] read(EncoderOutput source, int[] ids, int count) {
    return copy == null ? ids : copy.read(source, ids, count);
  }

  /** One step word by word, after which the state also holds that of the language model. */
  private DecoderStep advance(
      Tape tape,
      DecoderState previous,
      Variable projected,
      Variable embedded,
      StackState heard,
      long[] sentences) {
    Variable states = heard == null ? null : heard.output(); // (rows, its units)
    DecoderStep step = advance(tape, previous, projected, embedded, states, sentences);
    step.state().remember(heard);
    return step;
  }

  /** One step, after which the state holds what the next will be fed. */
  private DecoderStep advance(
      Tape tape,
      DecoderState previous,
      Variable projected,
      Variable embedded,
      Variable heard,
      long[] sentences) {
    DecoderStep step = recurrence.step(tape, previous, projected, embedded, sentences);
    step.hear(heard);
    if (feeds) {
      Variable fresh = freshReadout(tape, step); // (rows, readout)
      step.state().feed(readoutDropout.apply(tape, fresh, previous.time(), sentences));
    }
    return step;
  }

  @Override
  public Variable logits(Tape tape, DecoderStep step) {
    DecoderState state = step.state();
    EncoderOutput source = state.attending().source();
    return scores(tape, readout(tape, step), step.weights(), source, state.sentences());
  }

  /** {@code (rows, vocabulary)}, or more where words are copied. */
  private Variable scores(
      Tape tape, Variable readout, Variable weights, EncoderOutput source, int[] sentence) {
    Variable logits = output.logits(tape, readout); // (rows, vocabulary)
    return copy == null ? logits : copy.apply(tape, logits, readout, weights, source, sentence);
  }

  @Override
  public Variable readout(Tape tape, DecoderStep step) {
    Variable readout = feeds ? step.state().fed() : freshReadout(tape, step); // (rows, readout)
    return lexical == null ? readout : RowOps.concatenate(tape, readout, words(tape, step));
  }

  /** What source words say about the next one: {@code (rows, source embed)}. */
  private Variable words(Tape tape, DecoderStep step) {
    DecoderState state = step.state();
    return lexical.apply(tape, step.attended(), state.attending().source(), state.sentences());
  }

  private Variable freshReadout(Tape tape, DecoderStep step) {
    Variable state = recurrence.output(tape, step.state().recurrent()); // (rows, hidden)
    return readout(tape, state, step.context(), step.embedded(), step.language());
  }

  @Override
  public WeightColumns outputs(Tape tape, int[] words) {
    return output.columns(tape, words);
  }

  /** The vectors of known previous words: {@code (positions, embed)}. */
  private Variable inputVectors(Tape tape, EncoderOutput source, SequenceBatch input) {
    int[] read = read(source, input.ids(), input.ids().length);
    Variable embedded = embedding.apply(tape, read);
    if (!startsWithZeros) {
      return embedded;
    }
    int first = input.layout().active(0); // the first words lie first
    Variable nothing = tape.constant(tape.zeros(first, embedding.size()));
    return RowOps.stack(tape, List.of(nothing, embedded.slice(first, embedded.rows())));
  }

  @Override
  public Forced forced(Tape tape, EncoderOutput source, SequenceBatch input, int[] sourceRow) {
    SequenceLayout layout = input.layout();
    Variable embedded = inputVectors(tape, source, input); // (positions, embed)
    embedded = wordDropout.apply(tape, embedded, layout, input.keys());
    embedded = embeddingDropout.apply(tape, embedded, layout, input.keys());
    Variable projected = recurrence.projectWords(tape, embedded); // (positions, gates)
    Variable heard = hear(tape, source, input); // (positions, units of the language model)
    List<Variable> states = new ArrayList<>(layout.time());
    List<Variable> contexts = new ArrayList<>(layout.time());
    List<Variable> weights = new ArrayList<>(layout.time());
    List<Variable> fed = new ArrayList<>();
    List<Variable> sourceWords = new ArrayList<>();
    DecoderState state = start(tape, source).select(tape, sourceRow);
    for (int t = 0; t < layout.time(); t++) {
      int from = layout.offset(t);
      int to = layout.offset(t + 1);
      DecoderState alive = state.alive(tape, to - from);
      DecoderStep step =
          advance(
              tape,
              alive,
              projected.slice(from, to),
              embedded.slice(from, to),
              heard == null ? null : heard.slice(from, to),
              input.keys());
      state = step.state();
      states.add(recurrence.output(tape, state.recurrent())); // (active, hidden)
      contexts.add(step.context()); // (active, units)
      weights.add(step.weights()); // (active, source time)
      if (feeds) {
        fed.add(state.fed()); // (active, readout)
      }
      if (lexical != null) {
        sourceWords.add(words(tape, step)); // (active, source embed)
      }
    }
    Variable readout; // (positions, readout)
    if (feeds) {
      readout = RowOps.stack(tape, fed);
    } else {
      Variable all = RowOps.stack(tape, states); // (positions, hidden)
      readout = readout(tape, all, RowOps.stack(tape, contexts), embedded, heard);
      readout = readoutDropout.apply(tape, readout, layout, input.keys());
    }
    if (lexical != null) {
      readout = RowOps.concatenate(tape, readout, RowOps.stack(tape, sourceWords));
    }
    Variable looked = copy == null ? null : RowOps.stack(tape, weights);
    Variable logits =
        scores(tape, readout, looked, source, copy == null ? null : sentences(layout, sourceRow));
    return new Forced(logits, weights);
  }

  /** The language model's states after known previous words; null without one. */
  private Variable hear(Tape tape, EncoderOutput source, SequenceBatch input) {
    return language == null
        ? null
        : language.read(tape, read(source, input.ids(), input.ids().length), input);
  }

  /** The source row of every position. */
  private static int[] sentences(SequenceLayout layout, int[] sourceRow) {
    int[] sentences = new int[layout.positions()];
    for (int t = 0; t < layout.time(); t++) {
      System.arraycopy(sourceRow, 0, sentences, layout.offset(t), layout.active(t));
    }
    return sentences;
  }

  @Override
  public Forced forced(
      Tape tape, EncoderOutput source, SequenceBatch input, int[] sourceRow, InputChooser chooser) {
    SequenceLayout layout = input.layout();
    List<Variable> logits = new ArrayList<>(layout.time());
    List<Variable> weights = new ArrayList<>(layout.time());
    DecoderState state = start(tape, source).select(tape, sourceRow);
    int[] ids = input.ids(); // the first words lie first
    for (int t = 0; t < layout.time(); t++) {
      int rows = layout.active(t);
      int[] read = read(source, ids, rows);
      Variable embedded =
          startsWithZeros && t == 0
              ? tape.constant(tape.zeros(rows, embedding.size()))
              : embedding.apply(tape, read, rows); // (active, embed)
      embedded = wordDropout.apply(tape, embedded, t, input.keys());
      embedded = embeddingDropout.apply(tape, embedded, t, input.keys());
      Variable projected = recurrence.projectWords(tape, embedded); // (active, gates)
      DecoderState alive = state.alive(tape, rows);
      StackState heard = hear(tape, alive, read);
      DecoderStep step = advance(tape, alive, projected, embedded, heard, input.keys());
      state = step.state();
      Variable readout =
          feeds
              ? state.fed()
              : readoutDropout.apply(tape, freshReadout(tape, step), t, input.keys());
      if (lexical != null) {
        readout = RowOps.concatenate(tape, readout, words(tape, step));
      }
      Variable scores =
          scores(tape, readout, step.weights(), source, sourceRow); // (active, vocabulary)
      logits.add(scores);
      weights.add(step.weights()); // (active, source time)
      if (t + 1 < layout.time()) {
        ids = chooser.next(t + 1, layout.active(t + 1), scores);
      }
    }
    return new Forced(RowOps.stack(tape, logits), weights);
  }

  private Variable readout(
      Tape tape, Variable h, Variable context, Variable embedded, Variable heard) {
    if (tape.isRecording() || !multiplies || !output.takesContexts()) {
      return output.readout(tape, h, context, embedded, heard); // (rows, readout)
    }
    int from = recurrence.contextProjection();
    Variable projected = RowOps.columns(tape, context, from, context.columns());
    return output.readoutOfProjected(tape, h, projected, embedded, heard); // (rows, readout)
  }
}
