using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace Faulty;

/// <summary>Does what the setting or the prompt says.</summary>
public sealed class FaultyClient : IProviderClient, ISettingChoices, IImageGenerator
{
    public Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken)
    {
        switch (setting)
        {
            case "throw":
                throw new InvalidDataException("an answer nobody expected");
            case "refuse":
                throw new ProviderException(ProviderFailure.RateLimited, "too many calls");
            case "time out":
                throw new TaskCanceledException("timeout", new TimeoutException());
            case "cancel by itself":
                throw new OperationCanceledException();
            case "hang":
                return new TaskCompletionSource<IReadOnlyList<string>>().Task;
            case "spin":
                while (!AppContext.TryGetSwitch("LettucePlug.Tests.StopSpinningInCall", out var stop) || !stop)
                {
                }

                break;
            case "print":
                Console.WriteLine("noise of a call");
                break;
            default:
                Background.Run(setting);
                break;
        }

        return Task.FromResult<IReadOnlyList<string>>([setting]);
    }

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ImageProgress { Step = 1, Total = 2 };
        if (request.Prompt == "wait")
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        else if (request.Prompt == "ignore cancel")
        {
            await new TaskCompletionSource().Task;
        }
        else if (request.Prompt == "answer after cancel")
        {
            try
            {
                // As one does that gets what it waited for at the moment it is cancelled.
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                yield return new ImageProgress { Step = 2, Total = 2 };
            }
            finally
            {
                Console.WriteLine("the server was told to stop");
            }
        }
        else
        {
            await Task.Yield();
            throw new FormatException("half an image");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
