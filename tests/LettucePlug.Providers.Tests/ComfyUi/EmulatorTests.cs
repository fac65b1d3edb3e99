using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LettucePlug.Emulators;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class EmulatorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}", "no_prompt")]
    [InlineData("""{"prompt": {}}""", "prompt_no_outputs")]
    [InlineData("""{"prompt": {"1": {"inputs": {}}}}""", "invalid_prompt")]
    [InlineData("""{"prompt": {"1": {"class_type": "Nothing", "inputs": {}}}}""", "invalid_prompt")]
    [InlineData("""{"prompt": {}, "prompt_id": "ABCDEF00-0000-4000-8000-000000000000"}""", "invalid_prompt_id")]
    [InlineData("""{"prompt": {"1": {"class_type": "SaveImage", "inputs": {}}}}""", "prompt_outputs_failed_validation")]
    public async Task Refuses_prompts_as_the_server_does(string body, string type)
    {
        await using var server = new ComfyUiEmulator();
        await server.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };

        using var answer = await http.PostAsync("api/prompt", new StringContent(body, Encoding.UTF8, "application/json"), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error").GetProperty("type").GetString().ShouldBe(type);
    }

    [Fact]
    public async Task Keeps_one_copy_of_an_upload_and_renames_others()
    {
        await using var server = new ComfyUiEmulator();
        await server.StartAsync();

        server.Files.Upload("input", "", "a.png", [1], overwrite: false).ShouldBe("a.png");
        server.Files.Upload("input", "", "a.png", [1], overwrite: false).ShouldBe("a.png");
        server.Files.Upload("input", "", "a.png", [2], overwrite: false).ShouldBe("a (1).png");
        server.Files.Upload("input", "", "a.png", [2], overwrite: false).ShouldBe("a (1).png");
        server.Files.Upload("input", "", "a.png", [3], overwrite: true).ShouldBe("a.png");
        server.Files.FindAnnotated("a (1).png [input]").ShouldBe([2]);
    }

    [Theory]
    [InlineData("view", HttpStatusCode.BadRequest)]
    [InlineData("view?filename=../x.png", HttpStatusCode.BadRequest)]
    [InlineData("view?filename=x.png&subfolder=../..", HttpStatusCode.Forbidden)]
    [InlineData("view?filename=x.png", HttpStatusCode.NotFound)]
    [InlineData("nowhere", HttpStatusCode.NotFound)]
    public async Task Refuses_files_as_the_server_does(string path, HttpStatusCode expected)
    {
        await using var server = new ComfyUiEmulator();
        await server.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };

        using var answer = await http.GetAsync(path, Ct);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Refuses_pages_of_other_origins()
    {
        await using var server = new ComfyUiEmulator();
        await server.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var answer = await http.GetAsync("system_stats", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
