/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured.bearer;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

import ee.socketio.it.secured.Tokens;

/** Knows whose token it is. The groups of a user are the roles. */
@ApplicationScoped
public class TokenStore implements IdentityStore {

    @Inject
    Tokens tokens;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof TokenCredential presented)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return tokens.verify(presented.token())
                .filter(token -> token.expiresAt().isAfter(Instant.now()))
                .map(token -> new CredentialValidationResult(token.name(), token.roles()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
