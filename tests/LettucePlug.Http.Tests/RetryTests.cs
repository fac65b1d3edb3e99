using System.Net.Sockets;
using LettucePlug.Emulators;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Http.Tests;

public sealed class RetryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_repeated_after_the_body_was_taken_unless_it_does_no_harm()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        server.Break(Fault.Of(FaultKind.CutBeforeAnswer) with { Times = 3 });

        var failure = await line.FailAsync(http => http.PostAsync("make", new JsonBody(json => json.WriteNumberValue(1)), Ct));
        using var harmless = new HttpRequestMessage(HttpMethod.Post, "look") { Content = new JsonBody(json => json.WriteNumberValue(1)) };
        harmless.Options.Set(TransportOptions.IsIdempotent, true);
        using var response = await line.Http.SendAsync(harmless, Ct);

        failure.MayHaveBeenCharged.ShouldBeTrue();
        server.Requests.Select(request => request.Path).ShouldBe(["/make", "/look", "/look", "/look"]);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_a_few_times_and_then_named()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var line = Line.Open(new Uri($"http://127.0.0.1:{port}/"), selfHosted: true);

        var failure = await line.FailAsync(http => http.PostAsync("make", new JsonBody(json => json.WriteNumberValue(1)), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unavailable);
        failure.Message.ShouldBe($"http://127.0.0.1:{port} (connection 'work') does not accept connections: nothing listens there.");
        failure.Hint!.ShouldContain("Is the server running");
        line.Waits.Waits.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_not_tried_again()
    {
        await using var line = Line.Open(new Uri("http://nowhere.invalid/"), everythingIsAt: null);

        var failure = await line.FailAsync(http => http.GetAsync("models", Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unavailable);
        failure.Message.ShouldContain("nowhere.invalid");
    }

    [Fact]
    public async Task A_call_that_wants_failures_as_answers_is_made_once()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        server.Break(Fault.Answer(503));
        using var request = new HttpRequestMessage(HttpMethod.Get, "models");
        request.Options.Set(TransportOptions.ReturnFailures, true);

        using var response = await line.Http.SendAsync(request, Ct);

        ((int)response.StatusCode).ShouldBe(503);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_silent_service_runs_into_its_time_limit()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        server.Break(FaultKind.Silence);
        using var request = new HttpRequestMessage(HttpMethod.Post, "make") { Content = new JsonBody(json => json.WriteNumberValue(1)) };
        request.Options.Set(TransportOptions.AttemptTimeout, TimeSpan.FromSeconds(90));

        var failure = await line.FailAsync(http => http.SendAsync(request, Ct));

        failure.Failure.ShouldBe(ProviderFailure.Timeout);
        failure.MayHaveBeenCharged.ShouldBeTrue();
        failure.Message.ShouldContain("90 seconds");
    }

    [Fact]
    public async Task A_refusal_whose_words_stop_coming_is_a_refusal_all_the_same()
    {
        var time = new FakeTime();
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url, time: time);
        server.Break(new Fault { Kind = FaultKind.Stalled, Status = 402 });

        var call = line.FailAsync(http => http.GetAsync("models", Ct));
        // The limits of the call and of its attempt, and then that of the words.
        while (time.PendingTimers < 3)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromMinutes(3));

        (await call).Failure.ShouldBe(ProviderFailure.PaymentRequired);
    }

    [Fact]
    public async Task A_body_that_stops_coming_runs_into_the_total_limit()
    {
        var time = new FakeTime();
        await using var server = await EchoServer.StartAsync();
        server.Body = new byte[100_000];
        await using var line = Line.Open(server.Url, time: time);
        server.Break(FaultKind.NeverEnding);
        using var response = await line.Http.GetAsync("big", HttpCompletionOption.ResponseHeadersRead, Ct);
        await using var body = await response.Content.ReadAsStreamAsync(Ct);
        var buffer = new byte[1000];
        await body.ReadExactlyAsync(buffer, Ct);

        time.Advance(TimeSpan.FromMinutes(31));

        (await Should.ThrowAsync<ProviderException>(async () => await body.ReadExactlyAsync(buffer, Ct)))
            .Failure.ShouldBe(ProviderFailure.Timeout);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off_at_the_limit()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url, endpoint => endpoint with { MaxResponseBytes = 3 * 1024 * 1024 });
        server.Break(FaultKind.NeverEnding);

        var failure = await line.FailAsync(http => http.GetAsync("big", Ct));

        failure.Message.ShouldContain("larger than 3 MiB");
        await server.WaitUntilClientIsGoneAsync(Ct);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_to_a_huge_one_is_cut_off_too()
    {
        await using var server = await EchoServer.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[8 * 1024 * 1024], Ct);
        }

        server.Body = packed.ToArray();
        server.Prepare = response => response.Headers.ContentEncoding = "gzip";
        await using var line = Line.Open(server.Url, endpoint => endpoint with { MaxResponseBytes = 1024 * 1024 });

        (await line.FailAsync(http => http.GetAsync("bomb", Ct))).Message.ShouldContain("larger than 1 MiB");
    }

    [Fact]
    public async Task More_headers_than_any_service_needs_are_refused()
    {
        await using var server = await EchoServer.StartAsync();
        server.Prepare = response =>
        {
            for (var i = 0; i < 20; i++)
            {
                response.Headers[$"x-{i}"] = new string('a', 7000);
            }
        };
        await using var line = Line.Open(server.Url);

        (await line.FailAsync(http => http.GetAsync("models", Ct))).Failure.ShouldBe(ProviderFailure.Protocol);
    }

    [Fact]
    public async Task A_service_that_fails_on_and_on_is_left_alone_for_a_moment()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        server.Break(Fault.Answer(500) with { Times = 100 });
        ProviderException? last = null;

        for (var i = 0; i < 20; i++)
        {
            last = await line.FailAsync(http => http.PostAsync("make", new JsonBody(json => json.WriteNumberValue(1)), Ct));
        }

        server.Requests.Count.ShouldBeLessThan(20);
        last!.Message.ShouldContain("left alone");
    }
}
