using LettucePlug.Host.Cli;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Diagnostics;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Secrets;
using LettucePlug.Host.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host;

/// <summary>
/// The only place that puts services together. Each is made when it is first asked for, so that a command pays for
/// what it uses. No type of a plugin is ever resolved from here.
/// </summary>
internal static class Composition
{
    public static ServiceProvider Build(CommandLineSwitches switches, Redactor redactor)
    {
        var services = new ServiceCollection();
        services.AddSingleton(switches);
        services.AddSingleton(redactor);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Func<string, string?>>(Environment.GetEnvironmentVariable);
        services.AddSingleton(provider => HostPaths.Find(switches.Home, provider.GetRequiredService<Func<string, string?>>()));
        AddDiagnostics(services);
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<SecretStore>();
        services.AddSingleton<Catalog>();
        services.AddSingleton<RouteFinder>();
        return services.BuildServiceProvider();
    }

    private static void AddDiagnostics(ServiceCollection services)
    {
        services.AddSingleton<FileLog>();
        services.AddSingleton<ILoggerFactory>(provider =>
        {
            var factory = new LoggerFactory();
            factory.AddProvider(provider.GetRequiredService<FileLog>());
            return factory;
        });
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
    }
}
