package org.latticeipc.explorer.work;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.CheckpointException;

/**
 * Keeps bytes: in memory as long as they are no more than a bound, and what comes then in a file
 * that is gone when the store is closed. Room in the file is given in powers of two and used again.
 * Confined to one thread.
 */
final class ByteStore implements AutoCloseable {
  private static final int LEAST_ROOM = 64;

  private final long most;
  private final List<Deque<Long>> free = new ArrayList<>();
  private long inMemory;
  private long inFile;
  private long end;
  private @Nullable Path place;
  private @Nullable RandomAccessFile file;

  /** What was put into a store; worth something only there. */
  static final class Kept {
    private byte @Nullable [] bytes;
    private final long place;
    private final int length;

    private Kept(byte @Nullable [] bytes, long place, int length) {
      this.bytes = bytes;
      this.place = place;
      this.length = length;
    }
  }

  /**
   * An empty store.
   *
   * @param most how many bytes it keeps in memory
   */
  ByteStore(long most) {
    this.most = most;
  }

  /**
   * Keeps the bytes, which nobody changes any more.
   *
   * @throws CheckpointException if there is no room for them
   */
  Kept put(byte[] bytes) {
    if (inMemory + bytes.length <= most) {
      inMemory += bytes.length;
      return new Kept(bytes, -1, bytes.length);
    }
    int size = size(bytes.length);
    Long place = rooms(size).poll();
    if (place == null) {
      place = end;
      end += 1L << size;
    }
    write(place, bytes);
    inFile += bytes.length;
    return new Kept(null, place, bytes.length);
  }

  /**
   * Gives what was kept.
   *
   * @throws CheckpointException if the file was lost
   */
  byte[] get(Kept kept) {
    byte[] bytes = kept.bytes;
    return bytes == null ? read(kept.place, kept.length) : bytes;
  }

  /** Forgets what was kept, once. */
  void drop(Kept kept) {
    if (kept.bytes != null) {
      inMemory -= kept.length;
      kept.bytes = null;
    } else {
      inFile -= kept.length;
      rooms(size(kept.length)).add(kept.place);
    }
  }

  /** How many bytes are kept, wherever. */
  long bytes() {
    return inMemory + inFile;
  }

  /** How many of them are in the file. */
  long spilled() {
    return inFile;
  }

  /** How long the file is. */
  long fileBytes() {
    return end;
  }

  private static int size(int length) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(LEAST_ROOM, length) - 1);
  }

  private Deque<Long> rooms(int size) {
    while (free.size() <= size) {
      free.add(new ArrayDeque<>());
    }
    return free.get(size);
  }

  private void write(long place, byte[] bytes) {
    try {
      RandomAccessFile to = open();
      to.seek(place);
      to.write(bytes);
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  private byte[] read(long place, int length) {
    byte[] bytes = new byte[length];
    try {
      RandomAccessFile from = open();
      from.seek(place);
      from.readFully(bytes);
    } catch (IOException e) {
      throw failed("read", e);
    }
    return bytes;
  }

  /** No channel: one would be closed if the thread is interrupted. */
  private RandomAccessFile open() throws IOException {
    RandomAccessFile known = file;
    if (known == null) {
      Path made = Files.createTempFile("lattice-", ".work");
      place = made;
      known = new RandomAccessFile(made.toFile(), "rw");
      file = known;
      try {
        Files.delete(made); // it stays as long as it is open
      } catch (IOException e) {
        made.toFile().deleteOnExit(); // a system where it does not
      }
    }
    return known;
  }

  private CheckpointException failed(String what, IOException e) {
    return new CheckpointException(
        "work that does not fit into memory cannot be "
            + what
            + ": "
            + (place == null ? System.getProperty("java.io.tmpdir") : place)
            + ": "
            + e.getMessage()
            + "; make room there, name another folder by -Djava.io.tmpdir, or give more memory",
        e);
  }

  /** Forgets everything. */
  @Override
  public void close() {
    RandomAccessFile known = file;
    file = null;
    free.clear();
    end = 0;
    inMemory = 0;
    inFile = 0;
    try {
      if (known != null) {
        known.close();
      }
      if (place != null) {
        Files.deleteIfExists(place);
      }
    } catch (IOException e) {
      throw failed("removed", e);
    }
    place = null;
  }
}
