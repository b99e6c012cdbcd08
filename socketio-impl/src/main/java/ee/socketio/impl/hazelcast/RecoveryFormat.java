/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SavedIdentity;
import ee.socketio.spi.SavedSession;

/**
 * Events and sessions as bytes: a byte for the version, the id of a server, and the rest. Of principals the name is
 * left.
 */
final class RecoveryFormat {
    private static final byte VERSION = 1;

    private RecoveryFormat() {}

    /** What cannot be read, because it is of another version. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /**
     * An event in the log.
     *
     * @param server who has appended it
     * @param number that of the event among those that the server has appended to this log
     * @param body the event itself
     */
    record Entry(String server, long number, byte[] body) {

        byte[] toBytes() {
            return write(out -> {
                out.writeByte(VERSION);
                writeText(out, server);
                out.writeLong(number);
                out.write(body);
            });
        }

        static Entry of(byte[] bytes) {
            return read(bytes, in -> {
                requireVersion(in);
                return new Entry(readText(in), in.readLong(), in.readAllBytes());
            });
        }

        LoggedEvent event() {
            return RecoveryFormat.event(body);
        }
    }

    /**
     * A session.
     *
     * @param owner the server that its socket is connected to; empty if it is connected to none
     * @param body the session itself
     */
    record Holding(String owner, byte[] body) {

        static Holding of(String owner, SavedSession session) {
            return new Holding(owner, RecoveryFormat.body(session));
        }

        byte[] toBytes() {
            return write(out -> {
                out.writeByte(VERSION);
                writeText(out, owner);
                out.write(body);
            });
        }

        static Holding of(byte[] bytes) {
            return read(bytes, in -> {
                requireVersion(in);
                return new Holding(readText(in), in.readAllBytes());
            });
        }

        SavedSession session() {
            return RecoveryFormat.session(body);
        }
    }

    private record NamedPrincipal(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    // ---- Events

    static byte[] body(LoggedEvent event) {
        return write(out -> {
            writeText(out, event.namespace());
            writeText(out, event.event());
            writeTexts(out, event.args());
            out.writeInt(event.attachments().size());
            for (byte[] attachment : event.attachments()) {
                writeBytes(out, attachment);
            }
            writeTexts(out, event.rooms());
            writeTexts(out, event.except());
            out.writeBoolean(event.compressed());
        });
    }

    private static LoggedEvent event(byte[] body) {
        return read(body, in -> {
            String namespace = readText(in);
            String name = readText(in);
            List<String> args = readTexts(in);
            List<byte[]> attachments = new ArrayList<>();
            for (int rest = in.readInt(); rest > 0; rest--) {
                attachments.add(readBytes(in));
            }
            return new LoggedEvent(
                    namespace,
                    name,
                    args,
                    attachments,
                    Set.copyOf(readTexts(in)),
                    Set.copyOf(readTexts(in)),
                    in.readBoolean());
        });
    }

    // ---- Sessions

    private static byte[] body(SavedSession session) {
        return write(out -> {
            writeText(out, session.namespace());
            writeText(out, session.sid());
            writeText(out, session.pid());
            out.writeInt(session.rooms().size());
            for (Map.Entry<String, Long> room : session.rooms().entrySet()) {
                writeText(out, room.getKey());
                out.writeLong(room.getValue());
            }
            out.writeInt(session.data().size());
            for (Map.Entry<String, String> value : session.data().entrySet()) {
                writeText(out, value.getKey());
                writeText(out, value.getValue());
            }
            writeTexts(out, session.user().map(List::of).orElse(List.of()));
            out.writeBoolean(session.identity().isPresent());
            if (session.identity().isPresent()) {
                SavedIdentity identity = session.identity().get();
                writeText(out, identity.principal().getName());
                writeTexts(out, identity.roles());
                writeTexts(
                        out,
                        identity.expiresAt()
                                .map(Instant::toString)
                                .map(List::of)
                                .orElse(List.of()));
            }
            out.writeLong(session.start());
            out.writeLong(session.sent());
            out.writeLong(session.end());
        });
    }

    private static SavedSession session(byte[] body) {
        return read(body, in -> {
            String namespace = readText(in);
            String sid = readText(in);
            String pid = readText(in);
            Map<String, Long> rooms = new HashMap<>();
            for (int rest = in.readInt(); rest > 0; rest--) {
                rooms.put(readText(in), in.readLong());
            }
            Map<String, String> data = new HashMap<>();
            for (int rest = in.readInt(); rest > 0; rest--) {
                data.put(readText(in), readText(in));
            }
            Optional<String> user = readTexts(in).stream().findFirst();
            Optional<SavedIdentity> identity = in.readBoolean() ? Optional.of(readIdentity(in)) : Optional.empty();
            return new SavedSession(
                    namespace, sid, pid, rooms, data, user, identity, in.readLong(), in.readLong(), in.readLong());
        });
    }

    private static SavedIdentity readIdentity(DataInputStream in) throws IOException {
        return new SavedIdentity(
                new NamedPrincipal(readText(in)),
                Set.copyOf(readTexts(in)),
                readTexts(in).stream().findFirst().map(Instant::parse));
    }

    // ---- Parts

    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static byte[] write(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            writer.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory knows none.
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, Reader<T> reader) {
        try {
            return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UnreadableException("it is cut short");
        }
    }

    private static void requireVersion(DataInputStream in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new UnreadableException("its version is " + version + ", not " + VERSION);
        }
    }

    private static void writeBytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new UnreadableException("it is cut short");
        }
        return in.readNBytes(size);
    }

    private static void writeText(DataOutputStream out, String value) throws IOException {
        writeBytes(out, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeTexts(DataOutputStream out, Collection<String> values) throws IOException {
        out.writeInt(values.size());
        for (String value : values) {
            writeText(out, value);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> values = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            values.add(readText(in));
        }
        return values;
    }
}
