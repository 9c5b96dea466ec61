package io.dragoman.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTest {
  /** The examples of the Protocol Buffers documentation of the encoding. */
  @Test
  void fields_are_encoded_as_documented() {
    assertThat(new Message().integer(1, 150).toBytes()).containsExactly(0x08, 0x96, 0x01);
    assertThat(new Message().text(2, "testing").toBytes())
        .containsExactly(0x12, 0x07, 't', 'e', 's', 't', 'i', 'n', 'g');
    assertThat(new Message().message(3, new Message().integer(1, 150)).toBytes())
        .containsExactly(0x1a, 0x03, 0x08, 0x96, 0x01);
  }

  @Test
  void numbers_of_all_sizes() {
    assertThat(new Message().integer(1, 0).toBytes()).containsExactly(8, 0);
    assertThat(new Message().integer(1, -1).toBytes())
        .containsExactly(8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1);
    assertThat(new Message().integer(16, 127).toBytes()).containsExactly(0x80, 0x01, 0x7f);
    assertThat(new Message().floating(2, 1f).toBytes()).containsExactly(0x15, 0, 0, 0x80, 0x3f);
    assertThat(new Message().doubled(1, 1).toBytes())
        .containsExactly(0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
    assertThat(new Message().doubles(6, new double[] {1}).toBytes())
        .containsExactly(0x32, 8, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
  }

  @Test
  void fields_of_another_message_are_added_as_they_are() {
    Message one = new Message().integer(1, 2).append(new Message().integer(2, 3));
    assertThat(one.toBytes()).containsExactly(8, 2, 16, 3);
  }
}
