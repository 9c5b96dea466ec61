package io.dragoman.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.sequence.TextStreams.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextStreamsTest {
  private static final int[] TEXT = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};

  @Test
  void streams_lie_side_by_side_and_windows_follow_each_other() {
    TextStreams streams = new TextStreams(TEXT, 3, 3, 2); // three streams of four
    List<List<Window>> windows = streams.of(1);
    assertThat(streams.targets()).isEqualTo(12);
    assertThat(windows).hasSize(2);
    assertThat(windows.get(0).get(0).input().ids()).containsExactly(0, 1, 2);
    assertThat(windows.get(0).get(1).input().ids()).containsExactly(4, 8, 5, 9, 6, 10);
    assertThat(windows.get(0).get(1).input().keys()).containsExactly(1, 2);
    assertThat(windows.get(1).get(1).input().ids()).containsExactly(7, 11);
  }

  @Test
  void a_shard_hands_its_place_to_its_next_window_and_epochs_begin_anew() {
    TextStreams streams = new TextStreams(TEXT, 2, 2, 2);
    List<List<Window>> first = streams.of(1);
    assertThat(first.get(1).get(0).place()).isSameAs(first.get(0).get(0).place());
    assertThat(first.get(0).get(1).place()).isNotSameAs(first.get(0).get(0).place());
    assertThat(streams.of(2).get(0).get(0).place()).isNotSameAs(first.get(0).get(0).place());
  }

  @Test
  void every_target_is_the_id_after_the_input() {
    List<Integer> seen = new ArrayList<>();
    for (List<Window> parts : new TextStreams(TEXT, 2, 5, 1).of(1)) {
      for (Window each : parts) {
        assertThat(each.targets().size()).isEqualTo(each.input().ids().length);
        for (int id : each.input().ids()) {
          seen.add(id);
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void a_text_must_reach_for_all_streams() {
    assertThatThrownBy(() -> new TextStreams(TEXT, 14, 3, 1))
        .hasMessage(
            "text streams: 14 tokens in 14 streams, windows of 3, 1 shards: each number must be at"
                + " least 1, and the text longer than the streams are many");
  }
}
