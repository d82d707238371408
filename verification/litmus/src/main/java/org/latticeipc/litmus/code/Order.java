package org.latticeipc.litmus.code;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A C11 {@code memory_order}, and what it is for each kind of operation, if it is allowed there.
 */
public enum Order {
  RELAXED(LoadOrder.RELAXED, StoreOrder.RELAXED, RmwOrder.RELAXED, null),
  ACQUIRE(LoadOrder.ACQUIRE, null, RmwOrder.ACQUIRE, FenceOrder.ACQUIRE),
  RELEASE(null, StoreOrder.RELEASE, RmwOrder.RELEASE, FenceOrder.RELEASE),
  ACQ_REL(null, null, RmwOrder.ACQ_REL, FenceOrder.ACQ_REL),
  SEQ_CST(LoadOrder.SEQ_CST, StoreOrder.SEQ_CST, RmwOrder.SEQ_CST, FenceOrder.SEQ_CST);

  private static final String PREFIX = "memory_order_";

  private final Optional<LoadOrder> load;
  private final Optional<StoreOrder> store;
  private final RmwOrder rmw;
  private final Optional<FenceOrder> fence;

  Order(
      @Nullable LoadOrder load,
      @Nullable StoreOrder store,
      RmwOrder rmw,
      @Nullable FenceOrder fence) {
    this.load = Optional.ofNullable(load);
    this.store = Optional.ofNullable(store);
    this.rmw = rmw;
    this.fence = Optional.ofNullable(fence);
  }

  /** The order with that C name. */
  public static Optional<Order> named(String name) {
    return Arrays.stream(values()).filter(order -> order.cName().equals(name)).findFirst();
  }

  /** The C names of all orders. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Order::cName).toList();
  }

  /** {@code memory_order_…}. */
  public String cName() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  /** As the order of a load; releases are not. */
  public Optional<LoadOrder> load() {
    return load;
  }

  /** As the order of a store; acquires are not. */
  public Optional<StoreOrder> store() {
    return store;
  }

  /** As the order of a read-modify-write. */
  public RmwOrder rmw() {
    return rmw;
  }

  /** As the order of a fence; a relaxed fence is none at all. */
  public Optional<FenceOrder> fence() {
    return fence;
  }
}
