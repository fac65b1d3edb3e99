using System.Runtime.CompilerServices;
using LettucePlug.Host.Diagnostics;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Storage;

/// <summary>Whether the store opens and answers: nothing works without it.</summary>
internal sealed class StorageHealth(Store store, SettingsStore settings, HostPaths paths) : IHealthCheck
{
    public async IAsyncEnumerable<HealthFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await AskAsync(settings.Text("storage.backend"), cancellationToken);
    }

    private async Task<HealthFinding> AskAsync(string backend, CancellationToken cancellationToken)
    {
        try
        {
            await store.GetAsync("health", "none", "none", cancellationToken);
            return new HealthFinding { Name = "storage", Ok = true, Detail = $"{backend} answers, in {paths.Storage}" };
        }
        catch (StorageException problem)
        {
            return new HealthFinding { Name = "storage", Ok = false, Detail = problem.Message, Fix = problem.Hint };
        }
        catch (LettucePlugException problem)
        {
            return new HealthFinding { Name = "storage", Ok = false, Detail = problem.Message, Fix = problem.Hint };
        }
    }
}
