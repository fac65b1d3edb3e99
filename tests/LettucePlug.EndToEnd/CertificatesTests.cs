using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LettucePlug.EndToEnd;

public sealed class CertificatesTests : HostTest
{
    [Fact]
    public async Task I_can_import_list_and_remove_a_certificate()
    {
        var file = await CertificateAsync();

        await DoneAsync("certificates", "import", file, "--name", "home");
        (await DoneAsync("certificates", "import", file)).Error.ShouldContain("Trusted already, as 'home'");
        var listed = (await DoneAsync("certificates", "list", "--json")).Json.GetProperty("items")[0];
        listed.GetProperty("id").GetString().ShouldBe("home");
        listed.GetProperty("subject").GetString().ShouldBe("CN=My own authority");
        listed.GetProperty("isValid").GetBoolean().ShouldBeTrue();
        await DoneAsync("certificates", "remove", "home");

        (await DoneAsync("certificates", "list", "--json")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        await RefusedAsync(2, "no-such-certificate", "certificates", "remove", "home");
    }

    [Fact]
    public async Task What_is_no_certificate_is_refused()
    {
        var file = Path.Combine(Home.Path, "notes.txt");
        await File.WriteAllTextAsync(file, "hello", TestContext.Current.CancellationToken);

        await RefusedAsync(2, "no-certificate", "certificates", "import", file);
    }

    [Fact]
    public async Task Allowing_invalid_certificates_is_said_when_it_is_set_and_by_the_doctor_ever_after()
    {
        var added = await DoneAsync(
            "connections", "add", "automatic1111", "--id", "ui", "--url", "https://127.0.0.1:1", "--allow-invalid-tls");
        added.Error.ShouldContain("accepts any TLS certificate");

        var doctor = await Program.RunAsync("doctor", "--json");

        doctor.Json.GetProperty("checks").EnumerateArray()
            .ShouldContain(check => check.GetProperty("name").GetString() == "tls ui" && !check.GetProperty("ok").GetBoolean());
        await RefusedAsync(2, "invalid-tls-not-allowed", "connections", "add", "openai", "--allow-invalid-tls");
    }

    [Fact]
    public async Task A_model_can_have_a_pool_of_connections_and_the_route_says_so()
    {
        foreach (var id in (string[])["one", "two"])
        {
            await DoneAsync("connections", "add", "sketch", "--id", id);
        }

        await DoneAsync("models", "add", "one", "sketch-image", "--id", "pooled", "--pool", "two,sketch");
        (await DoneAsync("models", "show", "pooled", "--json")).Json.GetProperty("pool").EnumerateArray()
            .Select(id => id.GetString()).ShouldBe(["two", "sketch"]);
        (await DoneAsync("route", "explain", "image", "--model", "pooled")).Output.ShouldContain("the least busy of one, two, sketch");
        await DoneAsync("generate", "a fox", "--model", "pooled", "--json");

        await DoneAsync("connections", "add", "automatic1111", "--id", "other");
        await RefusedAsync(2, "bad-pool", "models", "set", "pooled", "--pool", "other");
        await RefusedAsync(2, "no-such-connection", "models", "set", "pooled", "--pool", "absent");
        await DoneAsync("models", "set", "pooled", "--pool", "");
        (await DoneAsync("models", "show", "pooled", "--json")).Json.TryGetProperty("pool", out _).ShouldBeFalse();
    }

    private async Task<string> CertificateAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=My own authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var file = Path.Combine(Home.Path, "authority.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        return file;
    }
}
