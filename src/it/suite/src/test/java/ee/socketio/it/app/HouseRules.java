/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A filter of the application, which all requests of clients pass: it marks what it lets through, and lets not all. */
@WebFilter(urlPatterns = "/socket.io/*", asyncSupported = true)
public class HouseRules extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if ("unwelcome".equals(request.getHeader("X-Case"))) {
            response.sendError(HttpServletResponse.SC_GONE);
            return;
        }
        response.setHeader("X-House-Rules", "kept");
        chain.doFilter(request, response);
    }
}
