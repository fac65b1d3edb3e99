using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>Looks how far a request is, and tells what is new.</summary>
internal sealed class ProgressWatch(SdApiCalls calls, string taskId, bool showsPreviews)
{
    private const int MostFailures = 3;

    private int _failures;
    private bool _saidQueued;
    private (int Step, int Total) _last = (-1, 0);
    private byte[] _preview = [];

    /// <summary>False where the server has no such route, or answers nonsense there.</summary>
    public bool IsWorthAsking => _failures < MostFailures;

    /// <summary>Whether somebody stopped the request at the server.</summary>
    public bool WasInterrupted { get; private set; }

    public async Task<IReadOnlyList<ImageUpdate>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (state, preview) = await AskAsync(calls, showsPreviews, cancellationToken).ConfigureAwait(false);
            _failures = 0;
            return [.. News(state, preview)];
        }
        catch (ProviderException e)
        {
            // The picture counts, not the way there.
            _failures = e.StatusCode is 404 or 405 ? MostFailures : _failures + 1;
            calls.Connection.Log.Write(PluginLogLevel.Debug, $"No progress: {e.Message}");
            return [];
        }
    }

    public static async Task<(ProgressState State, byte[]? Preview)> AskAsync(
        SdApiCalls calls, bool withPreview, CancellationToken cancellationToken)
    {
        using var response = await calls.OpenAsync(
            $"sdapi/v1/progress?skip_current_image={(withPreview ? "false" : "true")}", cancellationToken).ConfigureAwait(false);
        var body = await calls.OpenBodyAsync(response, cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        var reader = new JsonImageReader(body, "current_image");
        byte[]? preview = null;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } image)
        {
            preview = (await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false)).ToArray();
        }

        return (ProgressState.Read(reader.Rest), preview);
    }

    private IEnumerable<ImageUpdate> News(ProgressState state, byte[]? preview)
    {
        if (state.NamesTasks && state.Task is not null && state.Task != taskId)
        {
            if (!_saidQueued)
            {
                _saidQueued = true;
                yield return new ImageQueued();
            }

            yield break;
        }

        if (!state.IsOf(taskId))
        {
            yield break;
        }

        WasInterrupted |= state.WasInterrupted;
        if ((state.Step, state.Total) != _last)
        {
            _last = (state.Step, state.Total);
            yield return new ImageProgress { Step = state.Step, Total = state.Total, Activity = Describe(state) };
        }

        if (preview is { Length: > 0 } && !preview.AsSpan().SequenceEqual(_preview))
        {
            _preview = preview;
            yield return new ImagePreview { Data = preview };
        }
    }

    private static string? Describe(ProgressState state)
    {
        var picture = state.Pictures > 1 ? $"picture {Math.Min(state.Picture + 1, state.Pictures)} of {state.Pictures}" : null;
        var left = state.SecondsLeft >= 1 ? $"about {state.SecondsLeft:0} s left" : null;
        return picture is null ? left : left is null ? picture : $"{picture}, {left}";
    }
}
