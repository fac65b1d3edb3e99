using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <content>Asking the server.</content>
internal sealed partial class JobBoard
{
    private async Task LookAtEndedAsync()
    {
        foreach (var feed in Submitted().Where(feed => feed.MayHaveEnded))
        {
            feed.MayHaveEnded = false;
            try
            {
                if (await _server.FindHistoryAsync(feed.PromptId, _stop.Token).ConfigureAwait(false) is { } entry)
                {
                    feed.Finish(entry);
                }
                else
                {
                    LookIn(Soon);
                }
            }
            catch (ProviderException e)
            {
                Failed(e);
            }
        }
    }

    private async Task LookAtQueueAsync()
    {
        // Jobs that are submitted while the answer travels cannot be in it.
        var feeds = Submitted();
        lock (_gate)
        {
            _nextLook = _time.GetTimestamp()
                + (long)((_socket is null ? WithoutSocket : WithSocket).TotalSeconds * _time.TimestampFrequency);
        }

        if (feeds.Count == 0)
        {
            return;
        }

        try
        {
            var queue = await _server.ReadQueueAsync(_stop.Token).ConfigureAwait(false);
            foreach (var feed in feeds)
            {
                if (queue.IsRunning(feed.PromptId))
                {
                    (feed.Misses, feed.SawOutage) = (0, false);
                    feed.SetRunning();
                }
                else if (queue.PositionOf(feed.PromptId) is { } before)
                {
                    (feed.Misses, feed.SawOutage) = (0, false);
                    feed.SetPosition(before);
                }
                else if (await _server.FindHistoryAsync(feed.PromptId, _stop.Token).ConfigureAwait(false) is { } entry)
                {
                    feed.Finish(entry);
                }
                else if (++feed.Misses >= MissesUntilLost)
                {
                    feed.Fail(Lost(feed));
                }
                else
                {
                    LookIn(Soon);
                }
            }

            _failingSince = null;
        }
        catch (ProviderException e)
        {
            Failed(e);
        }
    }

    private void Failed(ProviderException failure)
    {
        var mayPass = failure.Failure
            is ProviderFailure.Unavailable or ProviderFailure.Timeout or ProviderFailure.RateLimited or ProviderFailure.Protocol;
        if (!mayPass)
        {
            FailAll(failure);
            return;
        }

        _failingSince ??= _time.GetTimestamp();
        foreach (var feed in Submitted())
        {
            feed.SawOutage = true;
        }

        if (_time.GetElapsedTime(_failingSince.Value) >= LongestOutage)
        {
            _failingSince = null;
            FailAll(failure);
            return;
        }

        LookIn(WithoutSocket);
    }

    private static ProviderException Lost(JobFeed feed) => feed.SawOutage
        ? new(ProviderFailure.Unavailable, "The server was restarted and has lost the job.")
        {
            Hint = "ComfyUI keeps its queue in memory only: make the picture again.",
        }
        : new(ProviderFailure.Cancelled, "The job is no longer on the server: somebody took it out of the queue there.");
}
