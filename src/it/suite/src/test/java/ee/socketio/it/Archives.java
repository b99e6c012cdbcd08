/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the applications that the tests deploy. */
final class Archives {

    private static final String PARAM =
            "<context-param><param-name>%s</param-name><param-value><![CDATA[%s]]></param-value></context-param>";

    private Archives() {}

    /**
     * A web application as a user would build it, with the project's two jars in {@code WEB-INF/lib}, and what the
     * server lacks, at the context path {@code /<name>}.
     */
    static WebArchive webApplication(String name) {
        return complete(ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsLibraries(library("socketio-api"), library("socketio-impl")));
    }

    /**
     * A web application that another module of this build has packaged, with what the server lacks; the path is
     * relative to the server's module.
     */
    static WebArchive module(Path war) {
        return complete(ShrinkWrap.createFromZipFile(WebArchive.class, war.toFile()));
    }

    /** Adds the jars that the server lacks; where CDI is one of them it wants a {@code beans.xml}, be it empty. */
    private static WebArchive complete(WebArchive application) {
        File[] libraries = Server.libraries();
        if (libraries.length > 0 && !application.contains("WEB-INF/beans.xml")) {
            application.addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        }
        return application.addAsLibraries(libraries);
    }

    /** What a test that runs inside the container asserts with. */
    static JavaArchive assertions() {
        return library("assertj-core");
    }

    /** A {@code web.xml} with these context parameters, the way an administrator configures the server. */
    static Asset contextParams(Map<String, String> params) {
        String webApp = params.entrySet().stream()
                .map(param -> PARAM.formatted(param.getKey(), param.getValue()))
                .collect(joining(
                        "", "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">", "</web-app>"));
        return new StringAsset(webApp);
    }

    /** An artifact of the class path: a jar when Maven has packaged it, its classes folder in an IDE. */
    static JavaArchive library(String artifactId) {
        File found = find(artifactId);
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, artifactId + ".jar");
        return found.isDirectory()
                ? jar.as(ExplodedImporter.class).importDirectory(found).as(JavaArchive.class)
                : jar.as(ZipImporter.class).importFrom(found).as(JavaArchive.class);
    }

    private static File find(String artifactId) {
        Pattern path = Pattern.compile(".*/" + Pattern.quote(artifactId) + "(-\\d[^/]*\\.jar|/target/classes/?)");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> path.matcher(file.toURI().getPath()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifactId + " is not on the class path"));
    }
}
