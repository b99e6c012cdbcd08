/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.slim;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The image that a {@code Containerfile} describes, as a folder: its files are those that are copied into the image,
 * its command line and environment are the image's.
 *
 * <p>There need be no engine for containers where the tests run. This understands the instructions that the recipes of
 * the examples use, and refuses others. Paths of an image are relative to its {@code WORKDIR}, so that they mean the
 * same here; the base image, and the user, are not looked at. Of several stages the last is the image.
 */
final class Image {
    private static final Pattern COPY = Pattern.compile("(?:--chown=\\S+ )?(\\S+) (\\S+)");
    private static final Pattern COPY_FROM = Pattern.compile("--from=(\\S+) (?:--chown=\\S+ )?(\\S+) (\\S+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Path context;
    private final Path stages;
    private final Map<String, Path> folders = new LinkedHashMap<>();

    private Path folder;
    private String workdir = "/";
    private Map<String, String> environment = Map.of();
    private List<String> command = List.of();

    private Image(Path context, Path stages) {
        this.context = context;
        this.stages = stages;
    }

    /** Builds what the {@code Containerfile} of a module describes, below an empty folder. */
    static Image build(Path context, Path stages) throws IOException, InterruptedException {
        Image image = new Image(context, stages);
        String recipe = Files.readString(context.resolve("src/main/container/Containerfile"));
        for (String line : recipe.replace("\\\n", "").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] instruction = line.split(" ", 2);
                image.follow(instruction[0], instruction[1].strip());
            }
        }
        return image;
    }

    /** Where the command runs. */
    Path folder() {
        return folder;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> command() {
        return command;
    }

    private void follow(String instruction, String arguments) throws IOException, InterruptedException {
        switch (instruction) {
            case "FROM" -> begin(arguments);
            case "WORKDIR" -> workdir = arguments;
            case "COPY" -> copy(arguments);
            case "RUN" -> run(words(arguments));
            case "ENV" -> environment = variables(arguments);
            case "ENTRYPOINT" -> command = words(arguments);
            case "USER", "EXPOSE" -> {}
            default -> throw new IllegalArgumentException(instruction + " is not known here");
        }
    }

    private void begin(String from) throws IOException {
        String[] words = from.split(" ");
        String name = words.length == 3 ? words[2] : "image";
        folder = Files.createDirectories(stages.resolve(name));
        folders.put(name, folder);
    }

    private void copy(String arguments) throws IOException {
        Matcher from = COPY_FROM.matcher(arguments);
        Matcher plain = COPY.matcher(arguments);
        if (from.matches()) {
            Path stage = folders.get(from.group(1));
            copy(stage.resolve(Path.of(workdir).relativize(Path.of(from.group(2)))), from.group(3));
        } else if (plain.matches()) {
            copy(context.resolve(plain.group(1)), plain.group(2));
        } else {
            throw new IllegalArgumentException("COPY " + arguments);
        }
    }

    private void copy(Path source, String target) throws IOException {
        Path root = folder.resolve(target.equals(".") ? source.getFileName().toString() : target);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, root.resolve(source.relativize(file).toString()), COPY_ATTRIBUTES);
            }
        }
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        int status = new ProcessBuilder(words)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(words + " ended with " + status);
        }
    }

    private static Map<String, String> variables(String arguments) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : arguments.split(" ")) {
            String[] parts = variable.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    private static List<String> words(String array) {
        List<String> words = new ArrayList<>();
        Matcher word = QUOTED.matcher(array);
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }
}
