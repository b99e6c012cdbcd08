/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured.bearer;

import jakarta.security.enterprise.credential.Credential;

/**
 * What a bearer presents.
 *
 * @param token the token
 */
public record TokenCredential(String token) implements Credential {}
