/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/**
 * Who may sign in, and their roles. Names and passwords in the code are for an example only: put
 * {@code @DatabaseIdentityStoreDefinition} or {@code @LdapIdentityStoreDefinition} in place of this class.
 */
@ApplicationScoped
public class Users implements IdentityStore {
    private static final Map<String, User> USERS = Map.of(
            "ann", new User("tea", Set.of("clerk", "admin")),
            "bob", new User("coffee", Set.of("clerk")),
            "cat", new User("milk", Set.of("clerk")));

    private record User(String password, Set<String> roles) {}

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential presented)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        User user = USERS.get(presented.getCaller());
        return user != null && presented.getPassword().compareTo(user.password())
                ? new CredentialValidationResult(presented.getCaller(), user.roles())
                : CredentialValidationResult.INVALID_RESULT;
    }
}
