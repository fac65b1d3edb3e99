using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace LettucePlug.Host.Http;

/// <summary>
/// Retry, then circuit breaker, then the time limit of one attempt. The total limit lies outside of it, since it also
/// covers the body, which is read after the pipeline has ended.
/// </summary>
internal sealed class CallPipeline
{
    private const int MostRetries = 3;

    private static readonly ResiliencePropertyKey<TimeSpan> AttemptTimeout = new("attempt-timeout");
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BreakFor = TimeSpan.FromSeconds(5);

    private readonly ConnectionEndpoint _endpoint;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public CallPipeline(ConnectionEndpoint endpoint, TimeProvider time, ILogger logger)
    {
        _endpoint = endpoint;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = MostRetries,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is AttemptFailedException { MayTryAgain: true }
                    && !args.Context.CancellationToken.IsCancellationRequested),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    Wait(args.Outcome.Exception, args.AttemptNumber)),
                OnRetry = args =>
                {
                    var failure = (args.Outcome.Exception as AttemptFailedException)?.Failure.Failure;
                    Log.TryingAgain(
                        logger, endpoint.Id, args.AttemptNumber + 1, failure, args.RetryDelay.TotalMilliseconds);
                    return default;
                },
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.9,
                MinimumThroughput = 12,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = BreakFor,
                ShouldHandle = static args => ValueTask.FromResult(
                    args.Outcome.Exception is AttemptFailedException { IsOutage: true }),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(
                    args.Context.Properties.GetValue(AttemptTimeout, endpoint.AttemptTimeout)),
            })
            .Build();
    }

    public async Task<HttpResponseMessage> RunAsync(
        HttpRequestMessage request,
        Func<CancellationToken, ValueTask<HttpResponseMessage>> attempt,
        CancellationToken cancellationToken)
    {
        var timeout = request.Options.TryGetValue(TransportOptions.AttemptTimeout, out var asked)
            ? asked
            : _endpoint.AttemptTimeout;
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(AttemptTimeout, timeout);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, attempt) => attempt(context.CancellationToken), context, attempt);
        }
        catch (AttemptFailedException e)
        {
            throw e.Failure;
        }
        catch (TimeoutRejectedException)
        {
            throw TransportFailures.TimedOut(_endpoint, request.Method, timeout);
        }
        catch (BrokenCircuitException e)
        {
            throw TransportFailures.LeftAlone(_endpoint, e.RetryAfter, e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static TimeSpan Wait(Exception? exception, int attempt)
    {
        if (exception is AttemptFailedException { Failure.RetryAfter: { } asked })
        {
            return asked;
        }

        // Spread by a quarter either way, so that many who failed together do not come back together.
        var spread = 0.75 + (Random.Shared.NextDouble() / 2);
        return FirstWait * Math.Pow(2, attempt) * spread;
    }
}
