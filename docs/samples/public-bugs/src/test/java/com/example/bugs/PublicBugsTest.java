package com.example.bugs;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import co.paralleluniverse.strands.queues.BoxQueue;
import com.github.benmanes.caffeine.SingleConsumerQueue;
import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.IgnoreExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.WorkProcessor;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.jctools.queues.SpscUnboundedArrayQueue;
import org.latticeipc.junit.ModelCheck;

/**
 * Five bugs that were reported in public, each in the library's own class as it was released. A
 * test passes if its bug is found.
 */
class PublicBugsTest {

  /** JCTools 1.2, issue 119: the producer's index is written before the element. */
  @ModelCheck(violates = "uncaught-exception")
  void growingQueue_isNotEmptyBeforeItsElementIsThere() throws InterruptedException {
    SpscUnboundedArrayQueue<String> queue = new SpscUnboundedArrayQueue<>(2);
    Thread producer = new Thread(() -> queue.offer("a"));
    producer.start();
    if (!queue.isEmpty()) {
      assertNotNull(queue.poll());
    }
    producer.join();
  }

  /** Agrona 1.6.0, issue 216: what a thread put in is behind what another has half put in. */
  @ModelCheck(violates = "uncaught-exception")
  void linkedQueue_doesNotGiveWhatWasPutIn() throws InterruptedException {
    ManyToOneConcurrentLinkedQueue<String> queue = new ManyToOneConcurrentLinkedQueue<>();
    Thread other = new Thread(() -> queue.offer("other"));
    other.start();
    queue.offer("own");
    assertNotNull(queue.poll());
    other.join();
  }

  /** LMAX Disruptor 3.4.2, issue 308: a worker that is halted before it runs runs for ever. */
  @ModelCheck(violates = "no-deadlock")
  void worker_haltedBeforeItRuns_neverEnds() throws InterruptedException {
    RingBuffer<Object> ring =
        RingBuffer.createSingleProducer(Object::new, 2, new BlockingWaitStrategy());
    WorkProcessor<Object> worker =
        new WorkProcessor<>(
            ring, ring.newBarrier(), event -> {}, new IgnoreExceptionHandler(), new Sequence());
    Thread thread = new Thread(worker);
    thread.start();
    worker.halt();
    thread.join();
  }

  /** Caffeine 1.0.0, issue 9: the queue's end moves before the element is linked. */
  @ModelCheck(violates = "uncaught-exception")
  void singleConsumerQueue_isNotEmptyButGivesNothing() throws InterruptedException {
    SingleConsumerQueue<String> queue = new SingleConsumerQueue<>();
    Thread other = new Thread(() -> queue.offer("a"));
    other.start();
    if (!queue.isEmpty()) {
      assertNotNull(queue.poll());
    }
    other.join();
  }

  /** Quasar 0.6.0, issue 64: the only consumer takes a message and then clears the next one. */
  @ModelCheck(violates = "uncaught-exception")
  void boxQueue_losesAMessage() throws InterruptedException {
    BoxQueue<String> box = new BoxQueue<>(true, true);
    box.enq("first");
    Thread sender = new Thread(() -> box.enq("second"));
    sender.start();
    String got = box.poll();
    sender.join();
    if (!"second".equals(got)) {
      assertNotNull(box.poll());
    }
  }
}
