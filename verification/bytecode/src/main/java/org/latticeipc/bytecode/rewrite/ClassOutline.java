package org.latticeipc.bytecode.rewrite;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What {@link ClassFacts} are made from, as bytes: a class without its code. */
final class ClassOutline {
  private ClassOutline() {}

  static byte[] of(ClassNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(node.access);
      out.writeUTF(node.superName == null ? "" : node.superName);
      texts(out, node.interfaces);
      out.writeInt(node.fields.size());
      for (FieldNode field : node.fields) {
        out.writeInt(field.access);
        out.writeUTF(field.name);
        out.writeUTF(field.desc);
        value(out, field.value);
      }
      out.writeInt(node.methods.size());
      for (MethodNode method : node.methods) {
        out.writeInt(method.access);
        out.writeUTF(method.name);
        out.writeUTF(method.desc);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static ClassNode read(String name, byte[] outline) {
    ClassNode node = new ClassNode();
    node.name = name;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(outline))) {
      node.access = in.readInt();
      String superName = in.readUTF();
      node.superName = superName.isEmpty() ? null : superName;
      for (int n = in.readInt(); n > 0; n--) {
        node.interfaces.add(in.readUTF());
      }
      for (int n = in.readInt(); n > 0; n--) {
        int access = in.readInt();
        String field = in.readUTF();
        node.fields.add(new FieldNode(access, field, in.readUTF(), null, value(in)));
      }
      for (int n = in.readInt(); n > 0; n--) {
        int access = in.readInt();
        String method = in.readUTF();
        node.methods.add(new MethodNode(access, method, in.readUTF(), null, null));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return node;
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static void value(DataOutputStream out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte(0);
    } else if (value instanceof Integer n) {
      out.writeByte('I');
      out.writeInt(n);
    } else if (value instanceof Long n) {
      out.writeByte('J');
      out.writeLong(n);
    } else if (value instanceof Float n) {
      out.writeByte('F');
      out.writeInt(Float.floatToRawIntBits(n));
    } else if (value instanceof Double n) {
      out.writeByte('D');
      out.writeLong(Double.doubleToRawLongBits(n));
    } else {
      out.writeByte('A');
      out.writeUTF((String) value);
    }
  }

  private static @Nullable Object value(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 'I' -> (Object) in.readInt();
      case 'J' -> (Object) in.readLong();
      case 'F' -> (Object) Float.intBitsToFloat(in.readInt());
      case 'D' -> (Object) Double.longBitsToDouble(in.readLong());
      case 'A' -> in.readUTF();
      default -> null;
    };
  }
}
