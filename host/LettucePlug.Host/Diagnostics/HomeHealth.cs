using System.Runtime.CompilerServices;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Diagnostics;

/// <summary>The home folder: whether it can be written to, whether its secrets are secret, whether its settings make sense.</summary>
internal sealed class HomeHealth(HostPaths paths, SettingsStore settings) : IHealthCheck
{
    public async IAsyncEnumerable<HealthFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return Writable();
        if (File.Exists(paths.SecretsFile))
        {
            yield return SecretsAreSecret();
        }

        yield return SettingsAreRead();
    }

    private HealthFinding Writable()
    {
        try
        {
            Directory.CreateDirectory(paths.Home);
            var probe = Path.Combine(paths.Home, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new HealthFinding { Name = "home", Ok = true, Detail = paths.Home };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new HealthFinding
            {
                Name = "home",
                Ok = false,
                Detail = $"{paths.Home} cannot be written to: {error.Message}",
                Fix = "Check its owner and mode, or name another folder with --home.",
            };
        }
    }

    private HealthFinding SecretsAreSecret()
    {
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var isOpen = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(paths.SecretsFile) & ~Mine) != 0;
        return new HealthFinding
        {
            Name = "secrets",
            Ok = !isOpen,
            Detail = isOpen ? $"{paths.SecretsFile} can be read by others." : "only you can read the file of secrets",
            Fix = isOpen ? $"chmod 600 '{paths.SecretsFile}'" : null,
        };
    }

    private HealthFinding SettingsAreRead()
    {
        try
        {
            var changed = settings.List().Count(value => !value.IsDefault);
            return new HealthFinding { Name = "settings", Ok = true, Detail = $"{changed} changed from the default" };
        }
        catch (SettingsException problem)
        {
            return new HealthFinding { Name = "settings", Ok = false, Detail = problem.Message, Fix = problem.Hint };
        }
    }
}
