using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LettucePlug.Host;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Settings;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Connections;

public sealed class TrustedRootsTests : IDisposable
{
    private readonly TempDir _home = new();
    private readonly FakeTime _time = new();
    private readonly TrustedRoots _roots;

    public TrustedRootsTests()
    {
        _roots = new TrustedRoots(new HostPaths { Home = _home.Path }, _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task I_can_import_list_and_remove_a_root()
    {
        using var root = Root("Home authority");

        var import = await _roots.ImportAsync(Save(root.ExportCertificatePem()), null, Token);

        import.Added.Single().Id.ShouldBe("home-authority");
        var listed = _roots.List().Single();
        listed.Subject.ShouldBe("CN=Home authority");
        listed.Fingerprint.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(root.RawData)));
        _roots.Load().Single().Thumbprint.ShouldBe(root.Thumbprint);
        _roots.Remove(listed.Fingerprint[..12]).Id.ShouldBe("home-authority");
        _roots.Load().Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_root_that_is_trusted_already_is_not_taken_twice()
    {
        using var root = Root("Home");
        await _roots.ImportAsync(Save(root.ExportCertificatePem()), "mine", Token);

        var again = await _roots.ImportAsync(Save(root.ExportCertificatePem() + "\n" + root.ExportCertificatePem()), "other", Token);

        again.Added.ShouldBeEmpty();
        again.AlreadyTrusted.Single().Id.ShouldBe("mine");
        _roots.List().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_of_several_gives_each_a_name()
    {
        using var one = Root("Home");
        using var two = Root("Home");
        using var issued = Issued("server", one);

        var import = await _roots.ImportAsync(
            Save($"# comment\n{issued.ExportCertificatePem()}\n{one.ExportCertificatePem()}\n{two.ExportCertificatePem()}"), null, Token);

        import.Added.Select(root => root.Id).ShouldBe(["home", "home-2"]);
        import.LeftOut.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_nothing_is_changed()
    {
        using var one = Root("One");
        using var two = Root("Two");
        await _roots.ImportAsync(Save(one.ExportCertificatePem()), "home", Token);

        (await Should.ThrowAsync<CatalogException>(_roots.ImportAsync(Save(two.ExportCertificatePem()), "home", Token)))
            .Code.ShouldBe("id-taken");
        _roots.List().Single().Subject.ShouldBe("CN=One");
    }

    [Fact]
    public async Task The_binary_form_is_taken_and_a_private_key_is_left_where_it_is()
    {
        using var key = ECDsa.Create();
        using var root = Root("Home", key: key);

        await _roots.ImportAsync(Save(key.ExportPkcs8PrivateKeyPem() + "\n" + root.ExportCertificatePem()), null, Token);
        File.ReadAllText(_roots.List().Single().File).ShouldNotContain("PRIVATE");
        _roots.Remove("home");

        (await _roots.ImportAsync(Save(root.RawData), null, Token)).Added.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\n")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    public async Task What_is_no_certificate_is_refused(string text) =>
        (await Should.ThrowAsync<CertificateException>(_roots.ImportAsync(Save(text), null, Token))).Code.ShouldBe("no-certificate");

    [Fact]
    public async Task A_file_that_is_not_there_is_said() =>
        (await Should.ThrowAsync<CertificateException>(_roots.ImportAsync(Path.Combine(_home.Path, "absent"), null, Token)))
            .Code.ShouldBe("unreadable-certificate");

    [Fact]
    public async Task A_certificate_that_somebody_issued_is_no_root()
    {
        using var authority = Root("Home");
        using var issued = Issued("server", authority);

        var refusal = await Should.ThrowAsync<CertificateException>(_roots.ImportAsync(Save(issued.ExportCertificatePem()), null, Token));

        refusal.Code.ShouldBe("not-a-root");
        refusal.Hint!.ShouldContain("CN=Home");
    }

    [Theory]
    [InlineData(-10, -1)]
    [InlineData(1, 10)]
    public async Task A_root_that_is_not_valid_now_is_refused(int fromDays, int toDays)
    {
        using var root = Root("Home", _time.GetUtcNow().AddDays(fromDays), _time.GetUtcNow().AddDays(toDays));

        (await Should.ThrowAsync<CertificateException>(_roots.ImportAsync(Save(root.ExportCertificatePem()), null, Token)))
            .Code.ShouldBe("certificate-not-valid");
        _roots.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_file_put_there_by_hand_one_certificate_can_be_removed()
    {
        using var one = Root("One");
        using var two = Root("Two");
        Directory.CreateDirectory(Path.Combine(_home.Path, "trusted-roots"));
        await File.WriteAllTextAsync(
            Path.Combine(_home.Path, "trusted-roots", "both.pem"), one.ExportCertificatePem() + "\n" + two.ExportCertificatePem(), Token);

        _roots.List().Select(root => root.Id).ShouldBe(["both", "both:2"]);
        _roots.Remove("both:2");

        _roots.List().Single().Subject.ShouldBe("CN=One");
        Should.Throw<CertificateException>(() => _roots.Remove("absent")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    private string Save(string text) => Save(System.Text.Encoding.UTF8.GetBytes(text));

    private string Save(byte[] bytes)
    {
        var file = Path.Combine(_home.Path, "given.crt");
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private X509Certificate2 Root(string name, DateTimeOffset? from = null, DateTimeOffset? to = null, ECDsa? key = null)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key ?? own, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(from ?? _time.GetUtcNow().AddDays(-1), to ?? _time.GetUtcNow().AddYears(1));
    }

    private X509Certificate2 Issued(string name, X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        return request.Create(authority, _time.GetUtcNow(), _time.GetUtcNow().AddDays(9), [1, 2, 3]);
    }
}
