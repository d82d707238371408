package com.example.queue;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.latticeipc.junit.ModelCheck;

/** Plain JUnit; each method is explored in every execution that Java's memory model allows. */
class QueuesTest {
  private BoundedBuffer<String> buffer;

  @BeforeEach
  void makeBuffer() {
    buffer = new BoundedBuffer<>(1);
  }

  @ModelCheck
  void handOff_givesWhatWasGivenOrNothing() throws InterruptedException {
    HandOff<String> handOff = new HandOff<>();
    Thread giver = new Thread(() -> handOff.give("a"));
    giver.start();
    String polled = handOff.poll();
    giver.join();
    assertThat(polled, anyOf(nullValue(), is("a")));
    assertEquals("a", handOff.poll());
  }

  /** Shows that the test above looks: the twin must fail. */
  @ModelCheck(violates = "uncaught-exception")
  void hastyHandOff_isFound() throws InterruptedException {
    HastyHandOff<String> handOff = new HastyHandOff<>();
    Thread giver = new Thread(() -> handOff.give("a"));
    giver.start();
    if (handOff.full()) {
      assertEquals("a", handOff.poll());
    }
    giver.join();
  }

  @ModelCheck
  void buffer_keepsTheOrder() throws InterruptedException {
    Thread producer =
        new Thread(
            () -> {
              try {
                buffer.put("a");
                buffer.put("b");
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    producer.start();
    assertEquals("a", buffer.take());
    assertEquals("b", buffer.take());
    producer.join();
  }

  /** Two takers and one item: one of them waits for ever. */
  @ModelCheck(violates = "no-deadlock")
  void buffer_oneItemForTwo_deadlocks() throws InterruptedException {
    Thread taker =
        new Thread(
            () -> {
              try {
                buffer.take();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    taker.start();
    buffer.put("a");
    buffer.take();
    taker.join();
  }
}
