/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import java.math.BigDecimal;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/** Write what is no number to JSON, NaN and the infinities, as {@code null}: as {@code JSON.stringify} does. */
final class NumberSerializers {

    private NumberSerializers() {}

    static JsonbSerializer<?>[] all() {
        return new JsonbSerializer<?>[] {new OfDouble(), new OfFloat()};
    }

    /** Writes the shortest decimal that denotes the number; a float made a double would have a tail of noise. */
    private static void write(boolean finite, Number number, JsonGenerator generator) {
        if (finite) {
            generator.write(new BigDecimal(number.toString()));
        } else {
            generator.writeNull();
        }
    }

    private static final class OfDouble implements JsonbSerializer<Double> {
        @Override
        public void serialize(Double number, JsonGenerator generator, SerializationContext context) {
            write(Double.isFinite(number), number, generator);
        }
    }

    private static final class OfFloat implements JsonbSerializer<Float> {
        @Override
        public void serialize(Float number, JsonGenerator generator, SerializationContext context) {
            write(Float.isFinite(number), number, generator);
        }
    }
}
