/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.parsers;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser;
import ee.socketio.spi.PacketType;
import ee.socketio.spi.Payload;

/** Packets as one JSON object each: the format that the documentation of the reference has as an example. */
@Named("whole")
@ApplicationScoped
public class WholePackets implements PacketParser {

    @Override
    public void encode(Packet packet, Frames frames) {
        if (!packet.payload().attachments().isEmpty()) {
            throw new IllegalArgumentException("this format has no binary data");
        }
        StringBuilder json =
                new StringBuilder("{\"type\":").append(packet.type().ordinal());
        json.append(",\"nsp\":").append(Json.createValue(packet.namespace()));
        if (packet.id() != Packet.NO_ID) {
            json.append(",\"id\":").append(packet.id());
        }
        String values = String.join(",", packet.payload().values());
        switch (packet.type()) {
            case EVENT ->
                json.append(",\"data\":[")
                        .append(Json.createValue(packet.event()))
                        .append(values.isEmpty() ? "" : "," + values)
                        .append(']');
            case ACK -> json.append(",\"data\":[").append(values).append(']');
            default -> json.append(values.isEmpty() ? "" : ",\"data\":" + values);
        }
        frames.text(json.append('}').toString());
    }

    @Override
    public Decoder decoder(Limits limits) {
        return new Reader();
    }

    private static final class Reader implements Decoder {
        @Override
        public Optional<Packet> text(String frame) {
            try (JsonReader reader = Json.createReader(new StringReader(frame))) {
                return Optional.of(packet(reader.readObject()));
            } catch (RuntimeException e) { // whatever it is, the client has sent it
                throw new PacketException("not a packet");
            }
        }

        @Override
        public Optional<Packet> binary(byte[] frame) {
            throw new PacketException("this format has no binary data");
        }

        private static Packet packet(JsonObject json) {
            String namespace = json.getString("nsp");
            long id = json.containsKey("id") ? json.getJsonNumber("id").longValueExact() : Packet.NO_ID;
            PacketType type = PacketType.values()[json.getInt("type")];
            return switch (type) {
                case EVENT -> event(namespace, id, json.getJsonArray("data"));
                case ACK -> Packet.ack(namespace, id, payload(json.getJsonArray("data")));
                default ->
                    new Packet(
                            type,
                            namespace,
                            Packet.NO_ID,
                            "",
                            json.containsKey("data")
                                    ? Payload.of(json.get("data").toString())
                                    : Payload.EMPTY);
            };
        }

        private static Packet event(String namespace, long id, JsonArray data) {
            return Packet.event(namespace, id, data.getString(0), payload(data.subList(1, data.size())));
        }

        private static Payload payload(List<JsonValue> values) {
            return new Payload(values.stream().map(JsonValue::toString).toList(), List.of());
        }
    }
}
