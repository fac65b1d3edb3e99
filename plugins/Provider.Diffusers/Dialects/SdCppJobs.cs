using System.Runtime.CompilerServices;
using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>Jobs of stable-diffusion.cpp: they live on the server under an id, and survive this program.</summary>
internal sealed class SdCppJobs(DialectCalls calls)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(3);

    /// <summary>Begins a job. A call that is given up still learns its id, to take the job back.</summary>
    public async Task<string> BeginAsync(HttpContent body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = new CancellationTokenSource();
        var beginning = PostAsync(body, stop.Token);
        try
        {
            return await beginning.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            try
            {
                await TakeBackAsync(await beginning.WaitAsync(CancelPatience, calls.Connection.Time, CancellationToken.None).ConfigureAwait(false))
                    .ConfigureAwait(false);
            }
            catch (Exception e) when (e is ProviderException or TimeoutException)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Waits for a job and delivers its images; a caller who gives up ends it.</summary>
    public async IAsyncEnumerable<ImageUpdate> FollowAsync(
        SdCppTicket ticket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isOver = false;
        int? position = null;
        try
        {
            while (true)
            {
                using var response = await LookAsync(ticket.Id, cancellationToken).ConfigureAwait(false);
                // Only a finished job holds pictures; the reader streams them, so the state is looked at on the way.
                var state = await JobState.ReadAsync(response, cancellationToken).ConfigureAwait(false);
                if (state.Name is "completed")
                {
                    isOver = true;
                    var index = 0u;
                    foreach (var (image, mediaType) in state.Images)
                    {
                        yield return new ImageReady
                        {
                            Image = ImageContent.FromStream(image.OpenRead(), mediaType),
                            Seed = ticket.Seed + index++,
                        };
                    }

                    yield break;
                }

                isOver = state.Name is "failed" or "cancelled";
                if (isOver)
                {
                    throw state.ToFailure();
                }

                if (state.Name == "queued" && state.Position != position)
                {
                    position = state.Position;
                    yield return new ImageQueued { Position = position };
                }
                else if (state is { Total: > 0 })
                {
                    yield return new ImageProgress { Step = Math.Clamp(state.Step, 0, state.Total), Total = state.Total };
                }

                await Task.Delay(Interval, calls.Connection.Time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // A reader that stops early wants the job no more; a fault on the way leaves it to be picked up again.
            if (!isOver && cancellationToken.IsCancellationRequested)
            {
                await TakeBackAsync(ticket.Id).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A job that is over, or that the server has forgotten, is as good as cancelled.</summary>
    public async Task CancelAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            using var done = await calls.PostAsync($"{Address(id)}/cancel", null, "application/json", cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (e.StatusCode is 404 or 409 or 410)
        {
        }
    }

    private static string Address(string id) => "sdcpp/v1/jobs/" + Uri.EscapeDataString(id);

    private async Task<string> PostAsync(HttpContent body, CancellationToken cancellationToken)
    {
        using var response = await calls.PostAsync("sdcpp/v1/img_gen", body, "application/json", cancellationToken).ConfigureAwait(false);
        var job = await DialectCalls.ReadJsonAsync(response, cancellationToken).ConfigureAwait(false);
        return job.Text("id") ?? throw new ProviderException(ProviderFailure.Protocol, $"{DiffusersFailures.Title} took the request without giving it an id.");
    }

    private async Task<HttpResponseMessage> LookAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.OpenAsync(Address(id), cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (e.StatusCode is 404 or 410)
        {
            throw new ProviderException(ProviderFailure.NotFound, $"{DiffusersFailures.Title} knows the job '{id}' no more.", e)
            {
                StatusCode = e.StatusCode,
                Hint = "It was restarted, or keeps finished jobs for a short time only: generate the picture again.",
            };
        }
    }

    private async Task TakeBackAsync(string id)
    {
        using var limit = new CancellationTokenSource(CancelPatience, calls.Connection.Time);
        try
        {
            await CancelAsync(id, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ProviderException or OperationCanceledException)
        {
            calls.Connection.Log.Write(PluginLogLevel.Warning, $"The server could not be told to stop job '{id}'.");
        }
    }
}
