package org.latticeipc.bytecode.runtime.unsafe;

import org.latticeipc.bytecode.runtime.Modes;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/** Unsafe's accesses of {@code float} and {@code double}: one pattern for each order. */
public abstract class UnsafeFractions extends UnsafeShorts {
  UnsafeFractions() {}

  public float getFloat(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.PLAIN));
  }

  public float getFloatOpaque(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.OPAQUE));
  }

  public float getFloatAcquire(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.ACQUIRE_RELEASE));
  }

  public float getFloatVolatile(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.VOLATILE));
  }

  public void putFloat(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.PLAIN);
  }

  public void putFloatOpaque(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.OPAQUE);
  }

  public void putFloatRelease(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.ACQUIRE_RELEASE);
  }

  public void putFloatVolatile(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.VOLATILE);
  }

  public boolean weakCompareAndSetFloat(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetFloat(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.SEQ_CST);
  }

  public float compareAndExchangeFloat(Object o, long offset, float x, float v) {
    return Float.intBitsToFloat(
        (int)
            exchange(
                'F',
                o,
                offset,
                Float.floatToRawIntBits(x),
                Float.floatToRawIntBits(v),
                RmwOrder.SEQ_CST));
  }

  public float getAndSetFloat(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, RmwOp.EXCHANGE, Float.floatToRawIntBits(v), RmwOrder.SEQ_CST));
  }

  public float getAndAddFloat(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, addition('F'), Float.floatToRawIntBits(v), RmwOrder.SEQ_CST));
  }

  public boolean weakCompareAndSetFloatAcquire(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.ACQUIRE);
  }

  public float compareAndExchangeFloatAcquire(Object o, long offset, float x, float v) {
    return Float.intBitsToFloat(
        (int)
            exchange(
                'F',
                o,
                offset,
                Float.floatToRawIntBits(x),
                Float.floatToRawIntBits(v),
                RmwOrder.ACQUIRE));
  }

  public float getAndSetFloatAcquire(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, RmwOp.EXCHANGE, Float.floatToRawIntBits(v), RmwOrder.ACQUIRE));
  }

  public float getAndAddFloatAcquire(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, addition('F'), Float.floatToRawIntBits(v), RmwOrder.ACQUIRE));
  }

  public boolean weakCompareAndSetFloatRelease(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.RELEASE);
  }

  public float compareAndExchangeFloatRelease(Object o, long offset, float x, float v) {
    return Float.intBitsToFloat(
        (int)
            exchange(
                'F',
                o,
                offset,
                Float.floatToRawIntBits(x),
                Float.floatToRawIntBits(v),
                RmwOrder.RELEASE));
  }

  public float getAndSetFloatRelease(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, RmwOp.EXCHANGE, Float.floatToRawIntBits(v), RmwOrder.RELEASE));
  }

  public float getAndAddFloatRelease(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, addition('F'), Float.floatToRawIntBits(v), RmwOrder.RELEASE));
  }

  public boolean weakCompareAndSetFloatPlain(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.RELAXED);
  }

  public double getDouble(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.PLAIN));
  }

  public double getDoubleOpaque(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.OPAQUE));
  }

  public double getDoubleAcquire(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.ACQUIRE_RELEASE));
  }

  public double getDoubleVolatile(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.VOLATILE));
  }

  public void putDouble(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.PLAIN);
  }

  public void putDoubleOpaque(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.OPAQUE);
  }

  public void putDoubleRelease(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.ACQUIRE_RELEASE);
  }

  public void putDoubleVolatile(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.VOLATILE);
  }

  public boolean weakCompareAndSetDouble(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetDouble(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.SEQ_CST);
  }

  public double compareAndExchangeDouble(Object o, long offset, double x, double v) {
    return Double.longBitsToDouble(
        exchange(
            'D',
            o,
            offset,
            Double.doubleToRawLongBits(x),
            Double.doubleToRawLongBits(v),
            RmwOrder.SEQ_CST));
  }

  public double getAndSetDouble(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, RmwOp.EXCHANGE, Double.doubleToRawLongBits(v), RmwOrder.SEQ_CST));
  }

  public double getAndAddDouble(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, addition('D'), Double.doubleToRawLongBits(v), RmwOrder.SEQ_CST));
  }

  public boolean weakCompareAndSetDoubleAcquire(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.ACQUIRE);
  }

  public double compareAndExchangeDoubleAcquire(Object o, long offset, double x, double v) {
    return Double.longBitsToDouble(
        exchange(
            'D',
            o,
            offset,
            Double.doubleToRawLongBits(x),
            Double.doubleToRawLongBits(v),
            RmwOrder.ACQUIRE));
  }

  public double getAndSetDoubleAcquire(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, RmwOp.EXCHANGE, Double.doubleToRawLongBits(v), RmwOrder.ACQUIRE));
  }

  public double getAndAddDoubleAcquire(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, addition('D'), Double.doubleToRawLongBits(v), RmwOrder.ACQUIRE));
  }

  public boolean weakCompareAndSetDoubleRelease(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.RELEASE);
  }

  public double compareAndExchangeDoubleRelease(Object o, long offset, double x, double v) {
    return Double.longBitsToDouble(
        exchange(
            'D',
            o,
            offset,
            Double.doubleToRawLongBits(x),
            Double.doubleToRawLongBits(v),
            RmwOrder.RELEASE));
  }

  public double getAndSetDoubleRelease(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, RmwOp.EXCHANGE, Double.doubleToRawLongBits(v), RmwOrder.RELEASE));
  }

  public double getAndAddDoubleRelease(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, addition('D'), Double.doubleToRawLongBits(v), RmwOrder.RELEASE));
  }

  public boolean weakCompareAndSetDoublePlain(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.RELAXED);
  }
}
