/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells what of the library is in the memory of the server, a line each; nothing if there is nothing. A class that is
 * loaded several times has several lines.
 */
@WebServlet("/remains")
public class RemainsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String OURS = "ee.socketio.";
    private static final String NOT_OURS = "ee.socketio.it.probe.";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        try {
            histogram().lines().filter(RemainsServlet::isOurs).forEach(out::println);
        } catch (JMException e) {
            throw new IOException(e);
        }
        threads().stream()
                .filter(RemainsServlet::isOurs)
                .forEach(thread -> out.println("a thread: " + thread.getName()));
    }

    /** Of the objects that can be reached: it collects the garbage before. */
    private static String histogram() throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    private static boolean isOurs(String line) {
        return line.contains(OURS) && !line.contains(NOT_OURS);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    /** Whether the thread is named by an application under test, or keeps it in memory. */
    private static boolean isOurs(Thread thread) {
        return thread.getName().contains("socketio") || hasLibrary(thread.getContextClassLoader());
    }

    private static boolean hasLibrary(ClassLoader loader) {
        try {
            return loader != null && loader.loadClass("ee.socketio.SocketServer") != null;
        } catch (ClassNotFoundException | LinkageError | IllegalStateException e) {
            return false;
        }
    }
}
