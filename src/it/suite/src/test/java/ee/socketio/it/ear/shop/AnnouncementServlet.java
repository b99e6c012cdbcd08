/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.ear.shop;

import java.io.IOException;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.it.ear.ejb.Clerk;

/** Calls the EJB where no handler is running. Answers what it throws. */
@WebServlet("/announce")
public class AnnouncementServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @EJB
    private Clerk clerk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String at = request.getParameter("at");
        String text = request.getParameter("text");
        try {
            if (at == null) {
                clerk.announce(text);
            } else {
                clerk.announceAt(at, text);
            }
            response.getWriter().print("announced");
        } catch (EJBException e) {
            response.getWriter().print(e.getCause().getMessage());
        }
    }
}
