/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.inject.spi.Extension;

import org.jboss.weld.bootstrap.WeldBootstrap;
import org.jboss.weld.bootstrap.api.Environments;
import org.jboss.weld.bootstrap.api.ServiceRegistry;
import org.jboss.weld.bootstrap.api.helpers.SimpleServiceRegistry;
import org.jboss.weld.bootstrap.spi.BeanDeploymentArchive;
import org.jboss.weld.bootstrap.spi.BeansXml;
import org.jboss.weld.bootstrap.spi.CDI11Deployment;
import org.jboss.weld.bootstrap.spi.Metadata;
import org.jboss.weld.bootstrap.spi.helpers.MetadataImpl;
import org.jboss.weld.ejb.spi.EjbDescriptor;
import org.jboss.weld.resources.ClassLoaderResourceLoader;
import org.jboss.weld.resources.spi.ResourceLoader;
import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.impl.cdi.ear.Shared;

/** Two web applications of an EAR that bring the library each, on a server that is made of Weld, as Open Liberty is. */
class EarCopiesTest {
    private final WebApplication left = new WebApplication("left");
    private final WebApplication right = new WebApplication("right");

    @Test
    void eachHasTheBeansOfItsOwnCopy() throws ReflectiveOperationException {
        WeldBootstrap weld = new WeldBootstrap();
        weld.startContainer("copies", Environments.SE, new Ear(List.of(left, right)));
        try {
            weld.startInitialization().deployBeans().validateBeans().endInitialization();

            for (WebApplication application : List.of(left, right)) {
                assertThat(weld.getManager(application).getBeans(application.load(Socket.class)))
                        .singleElement()
                        .extracting(bean -> bean.getBeanClass().getClassLoader())
                        .isSameAs(application.loader);
            }
        } finally {
            weld.shutdown();
        }
    }

    /** It has not yet looked into the library, when extensions begin to speak: Weld may ask it of no class there. */
    private record Ear(List<WebApplication> modules, ServiceRegistry services) implements CDI11Deployment {
        Ear(List<WebApplication> modules) {
            this(modules, new SimpleServiceRegistry());
            services.add(ResourceLoader.class, new ClassLoaderResourceLoader(EarCopiesTest.class.getClassLoader()));
        }

        @Override
        public Collection<BeanDeploymentArchive> getBeanDeploymentArchives() {
            return List.copyOf(modules);
        }

        @Override
        public BeanDeploymentArchive getBeanDeploymentArchive(Class<?> beanClass) {
            return null;
        }

        @Override
        public BeanDeploymentArchive loadBeanDeploymentArchive(Class<?> beanClass) {
            return modules.stream()
                    .filter(module -> module.loader == beanClass.getClassLoader())
                    .findFirst()
                    .orElse(modules.get(0));
        }

        @Override
        public ServiceRegistry getServices() {
            return services;
        }

        @Override
        public Iterable<Metadata<Extension>> getExtensions() {
            return modules.stream().map(WebApplication::extension).toList();
        }
    }

    /** With the library, in one archive of beans. */
    private static final class WebApplication implements BeanDeploymentArchive {
        private final String name;
        private final ModuleLoader loader = ModuleLoader.withLibrary();
        private final ServiceRegistry services = new SimpleServiceRegistry();

        WebApplication(String name) {
            this.name = name;
            services.add(ResourceLoader.class, new ClassLoaderResourceLoader(loader));
        }

        Class<?> load(Class<?> type) throws ClassNotFoundException {
            return loader.loadClass(type.getName());
        }

        Metadata<Extension> extension() {
            try {
                Extension extension = (Extension)
                        load(SocketIoExtension.class).getConstructor().newInstance();
                return new MetadataImpl<>(extension, name);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String getId() {
            return name;
        }

        @Override
        public Collection<String> getBeanClasses() {
            return List.of(Shared.class.getName());
        }

        @Override
        public Collection<BeanDeploymentArchive> getBeanDeploymentArchives() {
            return List.of();
        }

        @Override
        public Collection<EjbDescriptor<?>> getEjbs() {
            return List.of();
        }

        @Override
        public BeansXml getBeansXml() {
            return BeansXml.EMPTY_BEANS_XML;
        }

        @Override
        public ServiceRegistry getServices() {
            return services;
        }
    }
}
