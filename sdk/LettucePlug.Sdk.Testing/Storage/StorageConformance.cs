namespace LettucePlug.Sdk.Testing;

/// <summary>What every storage backend must do. A backend that passes all checks can hold a user's chats and pictures.</summary>
public static partial class StorageConformance
{
    private const string Things = "things";

    /// <summary>The checks, each of which opens stores of its own in a folder of its own and closes them again.</summary>
    /// <param name="backend">The backend; its settings keep their defaults.</param>
    /// <param name="createDirectory">
    /// Makes an empty folder and returns its absolute path; called once for each check. The caller removes it.
    /// </param>
    /// <returns>The checks, in no order that matters; they may run at the same time.</returns>
    public static IReadOnlyList<ConformanceCheck> Checks(IStorageBackend backend, Func<string> createDirectory)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(createDirectory);
        var rules = DocumentRules
            .Concat(BatchRules)
            .Concat(PageRules)
            .Concat(SearchRules)
            .Concat(BlobRules)
            .Concat(WriterRules)
            .Concat(SharingRules);
        return [.. rules.Select(rule => new ConformanceCheck
        {
            Name = rule.Name,
            RunAsync = cancellationToken => RunAsync(rule, backend, createDirectory(), cancellationToken),
        })];
    }

    private static async Task RunAsync(
        StorageRule rule,
        IStorageBackend backend,
        string directory,
        CancellationToken cancellationToken)
    {
        var rig = new StorageRig(rule.Name, backend, directory, cancellationToken);
        try
        {
            await rig.StartAsync();
            await rule.CheckAsync(rig);
        }
        catch (Exception exception) when (
            exception is not ContractViolation && !cancellationToken.IsCancellationRequested)
        {
            throw new ContractViolation(
                rule.Name + ".", $"{exception.GetType().Name}: {exception.Message}", exception);
        }
        finally
        {
            await rig.StopAsync();
        }
    }
}
