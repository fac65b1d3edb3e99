namespace LettucePlug.Sdk.Testing;

/// <summary>How the kits look at what a plugin does: one rule, one violation, and never an endless wait.</summary>
internal static class Expect
{
    /// <summary>Far longer than any check takes on a slow machine; only hung code reaches it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void That(bool holds, string rule, string seen)
    {
        if (!holds)
        {
            throw new ContractViolation(rule, seen);
        }
    }

    /// <summary>Runs a check and fails it when it hangs, or when something is thrown that the check did not expect.</summary>
    public static async Task InTimeAsync(
        string rule, Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Task.Run(() => action(source.Token), CancellationToken.None);
        try
        {
            await running.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e) when (!running.IsCompleted)
        {
            throw new ContractViolation(rule, $"no end after {Patience.TotalSeconds:0} seconds.", e);
        }
        catch (Exception e) when (e is not ContractViolation && !cancellationToken.IsCancellationRequested)
        {
            throw new ContractViolation(rule, $"{e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs something that must fail as a provider may fail, and returns the failure.</summary>
    public static async Task<ProviderException> FailureAsync(string rule, Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (ProviderException e)
        {
            return e;
        }
        catch (Exception e) when (e is not ContractViolation)
        {
            throw new ContractViolation(rule, $"{e.GetType().Name}: {e.Message}", e);
        }

        throw new ContractViolation(rule, "no exception.");
    }

    public static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> updates, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(await HoldAsync(update, cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    /// <summary>Reads an image that arrives as a stream, as the host does: to its end, before the next update.</summary>
    private static async ValueTask<T> HoldAsync<T>(T update, CancellationToken cancellationToken) => update switch
    {
        ImageReady { Image.Stream: not null } ready =>
            (T)(object)(ready with { Image = await HoldAsync(ready.Image, cancellationToken).ConfigureAwait(false) }),
        ChatImage { Image.Stream: not null } image =>
            (T)(object)(image with { Image = await HoldAsync(image.Image, cancellationToken).ConfigureAwait(false) }),
        _ => update,
    };

    private static async ValueTask<ImageContent> HoldAsync(ImageContent image, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await image.Stream!.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        return ImageContent.FromBytes(copy.ToArray(), image.MediaType);
    }
}
