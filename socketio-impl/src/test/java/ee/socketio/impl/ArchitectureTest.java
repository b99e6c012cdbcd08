/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ANONYMOUS_CLASSES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ENUMS;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.RECORDS;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import jakarta.interceptor.Interceptor;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What depends on what, and who sees what: the arrows of the design. */
@AnalyzeClasses(packages = "ee.socketio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String JDK = "java..";
    private static final String API = "ee.socketio";
    private static final String SPI = "ee.socketio.spi";
    private static final String PROTOCOL = "ee.socketio.impl.protocol";
    private static final String ENGINE = "ee.socketio.impl.engine";
    private static final String CORE = "ee.socketio.impl.core";
    private static final String CLUSTER = "ee.socketio.impl.cluster";
    private static final String HAZELCAST = "ee.socketio.impl.hazelcast";
    private static final String HAZELCAST_EMITTER = "ee.socketio.hazelcast";
    private static final String MSGPACK = "ee.socketio.impl.msgpack";
    private static final String JSON = "ee.socketio.impl.json";
    private static final String CDI = "ee.socketio.impl.cdi";
    private static final String WEB = "ee.socketio.impl.web";

    // ---- Arrows

    @ArchTest
    static final ArchRule API_DOES_NOT_KNOW_ITS_IMPLEMENTATION = noClasses()
            .that()
            .resideInAnyPackage(API, SPI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..impl..");

    @ArchTest
    static final ArchRule INNER_PACKAGES_KNOW_NO_SERVER = noClasses()
            .that()
            .resideInAnyPackage(PROTOCOL, MSGPACK, ENGINE, CORE, CLUSTER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "javax..");

    @ArchTest
    static final ArchRule PROTOCOL_KNOWS_WHAT_EXTENDERS_KNOW = knowsOnly(PROTOCOL, JDK, SPI);

    @ArchTest
    static final ArchRule ENGINE_STANDS_ALONE = knowsOnly(ENGINE, JDK);

    @ArchTest
    static final ArchRule CORE_KNOWS_ENGINE_AND_PROTOCOL = knowsOnly(CORE, JDK, API, SPI, ENGINE, PROTOCOL);

    @ArchTest
    static final ArchRule MSGPACK_KNOWS_WHAT_IS_INSIDE = knowsOnly(MSGPACK, JDK, SPI, PROTOCOL, "org.msgpack..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_THE_MESSAGEPACK_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage(MSGPACK)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.msgpack..");

    @ArchTest
    static final ArchRule CLUSTER_KNOWS_NO_NETWORK = knowsOnly(CLUSTER, JDK, API, SPI, CORE, ENGINE);

    @ArchTest
    static final ArchRule HAZELCAST_KNOWS_NO_SOCKETS =
            knowsOnly(HAZELCAST, JDK, "javax.naming..", SPI, ENGINE, CLUSTER, "com.hazelcast..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_HAZELCAST = noClasses()
            .that()
            .resideOutsideOfPackages(HAZELCAST, HAZELCAST_EMITTER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.hazelcast..");

    @ArchTest
    static final ArchRule JSON_KNOWS_WHAT_IS_INSIDE =
            knowsOnly(JSON, JDK, API, SPI, CORE, ENGINE, PROTOCOL, "jakarta.json..");

    @ArchTest
    static final ArchRule CDI_KNOWS_WHAT_IS_INSIDE = knowsOnly(
            CDI,
            JDK,
            API,
            SPI,
            CORE,
            ENGINE,
            PROTOCOL,
            "jakarta.annotation..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.interceptor..",
            "jakarta.validation..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_WEB = noClasses()
            .that()
            .resideOutsideOfPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WEB);

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY =
            slices().matching("ee.socketio.impl.(*)..").should().beFreeOfCycles();

    private static ArchRule knowsOnly(String knowing, String... known) {
        return classes()
                .that()
                .resideInAPackage(knowing)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(known).or(resideInAnyPackage(knowing)));
    }

    // ---- Visibility

    @ArchTest
    static final ArchRule INNER_TYPES_ARE_PUBLIC_ONLY_FOR_OTHER_PACKAGES = classes()
            .that()
            .resideInAnyPackage(PROTOCOL, MSGPACK, ENGINE, CORE, CLUSTER, HAZELCAST, JSON, CDI)
            .and(are(TOP_LEVEL_CLASSES))
            .and()
            .arePublic()
            .should(beUsedByAnotherPackage());

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL_UNLESS_EXTENDED = classes()
            .that()
            .resideInAPackage("ee.socketio.impl..")
            .and(are(not(ANONYMOUS_CLASSES.or(INTERFACES).or(ENUMS).or(RECORDS))))
            .and(are(not(extended())))
            .and(are(not(managedByTheContainer())))
            .should()
            .haveModifier(JavaModifier.FINAL);

    /** GlassFish deploys no enterprise beans next to others. */
    @ArchTest
    static final ArchRule INTERCEPTORS_HAVE_PUBLIC_CONSTRUCTORS = constructors()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Interceptor.class)
            .should()
            .bePublic();

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(user -> !user.getOriginClass().getPackage().equals(type.getPackage()));
                events.add(new SimpleConditionEvent(type, used, type.getName() + " is used by its own package only"));
            }
        };
    }

    private static DescribedPredicate<JavaClass> extended() {
        return DescribedPredicate.describe(
                "extended", type -> !type.getSubclasses().isEmpty());
    }

    /** Containers may want to extend what carries their annotations. */
    private static DescribedPredicate<CanBeAnnotated> managedByTheContainer() {
        return annotatedWith(DescribedPredicate.describe(
                "annotation of Jakarta EE",
                annotation -> annotation.getRawType().getPackageName().startsWith("jakarta.")));
    }

    // ---- Habits

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule LOGS_GO_BY_THE_PLATFORM =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..", "org.slf4j..");
}
