# De quem são os artigos e os pedidos, e quem os aprovou.
command-queue-validate = segunda revisão
command-queue-owner = responsável
queue-view-recurring = Recorrentes
queue-view-mine = Meus
queue-view-articles = Artigos
queue-view-flagged = Com erro
queue-view-stale = Desatualizados
queue-view-mine-none = Nenhum artigo é seu. Com o em um artigo ele fica com você ou com outra pessoa.
queue-view-articles-none = A central de ajuda ainda não tem artigos.
queue-view-flagged-none = Nenhum agente diz que um artigo está errado.
queue-view-stale-none = Nenhum artigo está desatualizado.
queue-mine-none = Nenhum pedido é seu. Com o em um pedido ele fica com você ou com outra pessoa.
column-article = ARTIGO
column-verified = VERIFICADO
confidence-work-in-progress = em curso
confidence-not-validated = sem validar
confidence-validated = validado
confidence-archived = arquivado
pick-article = “{ $title }”: como está?
pick-article-work-in-progress = Devolver a quem escreveu, com uma frase
pick-article-not-validated = Oferecer este texto a uma segunda pessoa
pick-article-validated = Está certo: validar
pick-article-archived = Arquivar, com uma frase
article-so-already = Já está assim.
pick-owner = De quem é “{ $title }”?
pick-owner-me = { $name } (você)
pick-owner-nobody = De ninguém
compose-article-work-in-progress = O que há para corrigir em “{ $title }”?
compose-article-archived = Por que “{ $title }” não deve mais ser usado?
article-hint = Uma frase; é lida em todas as mesas.
article-none = Escolha primeiro um artigo ou um pedido.
article-product = Os pedidos são julgados pelo equipe de produto; o diz de quem é um deles.
article-note-not-validated = ✎ Para uma segunda pessoa: { $title }
article-note-elsewhere = O texto completo está em Conhecimento, onde uma segunda pessoa o valida.
article-note-work-in-progress = ✎ Devolvido: { $title }
article-note-validated = ✔ Validado: { $title }
article-note-archived = ✘ Arquivado: { $title }
article-note-owner = ☞ { $name } cuida de “{ $title }”
article-note-nobody = ☞ Ninguém cuida de “{ $title }”
done-article-not-validated = Oferecido; outra pessoa o encontra aqui e diz se está certo.
done-article-validated = Validado; pressione S para publicar.
done-article-archived = Arquivado em todas as mesas.
done-article-work-in-progress = Voltou para quem escreveu.
done-owner = { $name } cuida disso.
done-owner-nobody = Ninguém mais cuida disso.
send-publish = Publicar agora: uma segunda pessoa aprovou
send-draft = Enviar agora como rascunho: só quem escreveu viu
standing-work-in-progress = Devolvido por { $by } em { $at }.
standing-not-validated = Escrito por { $author }, oferecido em { $at }; ninguém mais olhou ainda.
standing-validated = Validado por { $by } em { $at }.
standing-archived = Arquivado por { $by } em { $at }.
standing-owner = { $name } cuida disso.
article-used = Respondeu { $count } { $count ->
    [1] caso
   *[other] casos
}, o último em { $last }; verificado pela última vez em { $verified }.
article-flag = Errado ou desatualizado segundo #{ $key } ({ $at }): { $words }
article-flag-mended = Corrigido desde então: #{ $key } ({ $at }): { $words }
article-stale-unused = Ninguém editou nem usou por { $days } { $days ->
    [1] dia
   *[other] dias
}.
article-stale-unchanged = Está publicado e os contatos da causa não diminuíram.
refused-article-author = Você escreveu este texto; outra pessoa diz se está certo.
refused-article-not-offered = Ninguém ofereceu este texto ainda; quem escreveu faz isso primeiro.
refused-article-sentence = Diga por quê em uma frase.
refused-article-nowhere = Nenhum ticket resolvido aceita mais uma nota, então não há onde todas as mesas leiam isto. Resolva primeiro um com uma ação de conhecimento.
refused-article-publish-there = Está validado, mas este CRM não deixa publicar daqui. Publique em { $url }.
refused-proposal-archived = Foi arquivado; ofereça de novo antes de enviar.
news-flag = Seu artigo “{ $title }” está errado ou velho segundo #{ $key }: { $words }
news-coach = Uma nota de orientação de { $by } em #{ $key }. Pressione 8 para ler.
command-review-plan-new = criar um plano
pick-plan-owner = Quem cuida do plano para { $code }?
compose-plan-new = Plano para { $code }, com { $name }
plan-new-hint = Quando, o que se espera se der para dizer, o que deve ser feito: +30d -30% Nomear a loja no extrato.
done-plan-new = O plano está feito; todo líder o lê.
dim-release = versão publicada
