/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;

/** Everybody has to sign in, to each namespace: this class belongs to none, so it guards all. */
@ApplicationScoped
class SignIn {
    private static final Duration SHIFT = Duration.ofHours(8);

    /** What the page sends along when it connects. */
    public record Credentials(String name, String password) {}

    @Inject
    IdentityStoreHandler identities; // of Jakarta Security: it asks all identity stores

    /** Who the client is, and its roles, until it leaves or the shift is over. */
    void check(@Observes @Connecting ConnectRequest request) {
        CredentialValidationResult caller = request.auth(Credentials.class)
                .filter(credentials -> credentials.name() != null && credentials.password() != null)
                .map(credentials -> new UsernamePasswordCredential(credentials.name(), credentials.password()))
                .map(identities::validate)
                .orElse(CredentialValidationResult.INVALID_RESULT);
        if (caller.getStatus() != Status.VALID) {
            throw new ConnectionRefusedException("Name or password is wrong.");
        }
        request.accept(
                caller.getCallerPrincipal(),
                caller.getCallerGroups(),
                Instant.now().plus(SHIFT));
    }
}
