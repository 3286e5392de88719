//! What customers say where a cause is behind it, and what the second line answers. The same sentences return in
//! case after case, as they do in life: that is what makes a recurrence readable.

/// Sentences of a cause in es-MX, pt-BR and en.
#[derive(Debug)]
pub struct CauseText {
    /// The code of the taxonomy.
    pub code: &'static str,
    /// How a customer describes it.
    pub problem: [&'static str; 3],
    /// What resolved it, as the second line tells the customer.
    pub fix: [&'static str; 3],
}

/// The sentences of `code`.
pub fn cause_text(code: &str) -> Option<&'static CauseText> {
    CAUSES.iter().find(|text| text.code == code)
}

const fn of(code: &'static str, problem: [&'static str; 3], fix: [&'static str; 3]) -> CauseText {
    CauseText { code, problem, fix }
}

static CAUSES: [CauseText; 43] = [
    of(
        "INF-06",
        [
            "En el estado de cuenta solo dice PGO*SERVDIG 8837 y no conozco ese comercio.",
            "Na fatura aparece só PGO*SERVDIG 8837 e não conheço essa loja.",
            "The statement only says PGO*SERVDIG 8837 and I know no such shop.",
        ],
        [
            "PGO*SERVDIG 8837 es el nombre con el que cobra la plataforma de pagos; el comercio es la app de streaming que usted contrató.",
            "PGO*SERVDIG 8837 é o nome usado pela plataforma de pagamento; a loja é o app de streaming que você assinou.",
            "PGO*SERVDIG 8837 is how the payment platform bills; the shop is the streaming app that you subscribed to.",
        ],
    ),
    of(
        "CUS-05",
        [
            "Revisé y no recuerdo haber contratado nada por esa cantidad.",
            "Verifiquei e não lembro de ter assinado nada nesse valor.",
            "I checked and do not remember signing up for anything like that.",
        ],
        [
            "El cargo es la renovación de una suscripción que se abrió con su correo; le indicamos cómo cancelarla.",
            "A cobrança é a renovação de uma assinatura aberta com o seu e-mail; explicamos como cancelar.",
            "The charge renews a subscription opened with your address; we showed you how to cancel it.",
        ],
    ),
    of(
        "FRD-01",
        [
            "Nunca compré en esa tienda en línea y la tarjeta está conmigo.",
            "Nunca comprei nessa loja on-line e o cartão está comigo.",
            "I never bought from that online shop and the card is with me.",
        ],
        [
            "Bloqueamos la tarjeta, levantamos la aclaración y le enviamos un plástico nuevo.",
            "Bloqueamos o cartão, abrimos a contestação e enviamos um novo plástico.",
            "We blocked the card, opened the claim and sent you a new one.",
        ],
    ),
    of(
        "FRD-02",
        [
            "Me cambiaron el correo y la contraseña de la app sin que yo lo pidiera.",
            "Trocaram o e-mail e a senha do app sem eu pedir.",
            "Somebody changed the address and the password of my app.",
        ],
        [
            "Recuperamos la cuenta, cerramos todas las sesiones y revertimos los movimientos.",
            "Recuperamos a conta, encerramos todas as sessões e revertemos as transações.",
            "We recovered the account, closed every session and reversed the transactions.",
        ],
    ),
    of(
        "FRD-03",
        [
            "Me llamó alguien que decía ser del banco y le di el código.",
            "Ligou alguém dizendo ser do banco e passei o código.",
            "Somebody who said he was from the bank called and I gave him the code.",
        ],
        [
            "Bloqueamos los accesos y explicamos que el banco nunca pide códigos por teléfono.",
            "Bloqueamos os acessos e explicamos que o banco nunca pede códigos por telefone.",
            "We blocked the access and explained that the bank never asks for codes by phone.",
        ],
    ),
    of(
        "FRD-04",
        [
            "Perdí la cartera el fin de semana y la tarjeta estaba ahí.",
            "Perdi a carteira no fim de semana e o cartão estava nela.",
            "I lost my wallet at the weekend with the card in it.",
        ],
        [
            "Reportamos la tarjeta como robada y repusimos el plástico.",
            "Registramos o cartão como roubado e emitimos outro.",
            "We reported the card as stolen and issued a new one.",
        ],
    ),
    of(
        "FRD-05",
        [
            "Nadie más usa mi teléfono, solo mis hijos a veces.",
            "Ninguém mais usa meu celular, só meus filhos às vezes.",
            "Nobody else uses my phone, only my children sometimes.",
        ],
        [
            "Las compras salieron del mismo dispositivo y de la cuenta familiar; el cliente lo confirmó.",
            "As compras saíram do mesmo aparelho e da conta da família; o cliente confirmou.",
            "The purchases came from the same device and the family account; the customer confirmed it.",
        ],
    ),
    of(
        "FRD-06",
        [
            "Solo cambié de teléfono y me bloquearon.",
            "Só troquei de celular e me bloquearam.",
            "I only changed my phone and was blocked.",
        ],
        [
            "La regla de riesgo marcó el dispositivo nuevo; validamos la identidad y quitamos el bloqueo.",
            "A regra de risco marcou o aparelho novo; validamos a identidade e retiramos o bloqueio.",
            "The risk rule flagged the new device; we verified the identity and lifted the block.",
        ],
    ),
    of(
        "PAY-01",
        [
            "Aparece cobrado dos veces el mismo día.",
            "Aparece cobrado duas vezes no mesmo dia.",
            "It shows up twice on the same day.",
        ],
        [
            "El cobro se duplicó por un reintento; devolvimos el segundo.",
            "A cobrança duplicou por uma nova tentativa; devolvemos a segunda.",
            "The charge was doubled by a retry; we returned the second one.",
        ],
    ),
    of(
        "PAY-02",
        [
            "Ya pasaron diez días y el reembolso no aparece.",
            "Já passaram dez dias e o reembolso não aparece.",
            "Ten days have passed and the refund does not show.",
        ],
        [
            "El reembolso estaba detenido en conciliación; lo liberamos y se verá en 48 horas.",
            "O reembolso estava parado na conciliação; liberamos e aparecerá em 48 horas.",
            "The refund was held in reconciliation; we released it and it will show within 48 hours.",
        ],
    ),
    of(
        "PAY-03",
        [
            "Tengo el comprobante del pago y ustedes lo marcan como vencido.",
            "Tenho o comprovante e vocês marcam como vencido.",
            "I have the receipt and you mark it as overdue.",
        ],
        [
            "El pago llegó con otra referencia; lo aplicamos y quitamos el recargo.",
            "O pagamento veio com outra referência; aplicamos e retiramos o encargo.",
            "The payment came with another reference; we credited it and removed the late fee.",
        ],
    ),
    of(
        "PAY-04",
        [
            "El banco dice que el pago salió, pero la red lo regresó.",
            "O banco diz que o pagamento saiu, mas a rede devolveu.",
            "My bank says that the payment left but the network returned it.",
        ],
        [
            "El procesador tuvo una falla ese día; reenviamos el pago y quedó aplicado.",
            "A processadora teve uma falha nesse dia; reenviamos o pagamento e foi creditado.",
            "The processor failed that day; we sent the payment again and it was credited.",
        ],
    ),
    of(
        "PAY-05",
        [
            "El tipo de cambio no coincide con el del día de la compra.",
            "A cotação não bate com a do dia da compra.",
            "The exchange rate is not that of the day of the purchase.",
        ],
        [
            "Recalculamos con la tasa correcta y devolvimos la diferencia.",
            "Recalculamos com a taxa correta e devolvemos a diferença.",
            "We recalculated with the right rate and returned the difference.",
        ],
    ),
    of(
        "PAY-06",
        [
            "La tienda no quiere devolverme el dinero.",
            "A loja não quer devolver o dinheiro.",
            "The shop does not want to give my money back.",
        ],
        [
            "Abrimos la disputa con el comercio y enviamos los comprobantes.",
            "Abrimos a disputa com a loja e enviamos os comprovantes.",
            "We opened a dispute with the shop and sent the receipts.",
        ],
    ),
    of(
        "INF-01",
        [
            "Nunca me llegó el aviso con el código de activación.",
            "Nunca recebi o aviso com o código de ativação.",
            "I never got the message with the activation code.",
        ],
        [
            "El aviso salió a un número anterior; lo reenviamos y la tarjeta quedó activa.",
            "O aviso foi para um número antigo; reenviamos e o cartão ficou ativo.",
            "The message went to an old number; we sent it again and the card is active.",
        ],
    ),
    of(
        "INF-02",
        [
            "El correo decía una tasa y el contrato dice otra.",
            "O e-mail dizia uma taxa e o contrato diz outra.",
            "The mail said one rate and the contract says another.",
        ],
        [
            "El correo tenía un dato equivocado; respetamos la tasa anunciada.",
            "O e-mail tinha um dado errado; mantivemos a taxa anunciada.",
            "The mail was wrong; we honoured the rate announced.",
        ],
    ),
    of(
        "INF-03",
        [
            "La promoción no decía que después cobrarían eso.",
            "A promoção não dizia que depois cobrariam isso.",
            "The promotion did not say that this would be charged later.",
        ],
        [
            "Explicamos los términos y bonificamos el primer cobro por única vez.",
            "Explicamos os termos e estornamos a primeira cobrança como exceção.",
            "We explained the terms and waived the first charge once.",
        ],
    ),
    of(
        "INF-04",
        [
            "El artículo de ayuda no dice qué hacer en este caso.",
            "O artigo de ajuda não diz o que fazer neste caso.",
            "The help article does not say what to do in this case.",
        ],
        [
            "Guiamos al cliente paso a paso y pedimos corregir el artículo.",
            "Guiamos o cliente passo a passo e pedimos a correção do artigo.",
            "We led the customer step by step and asked for the article to be corrected.",
        ],
    ),
    of(
        "INF-05",
        [
            "Me dijeron que me llamarían el lunes y nadie llamó.",
            "Disseram que ligariam na segunda e ninguém ligou.",
            "I was told that somebody would call on Monday and nobody did.",
        ],
        [
            "Llamamos al cliente, nos disculpamos y cerramos lo prometido.",
            "Ligamos para o cliente, pedimos desculpas e cumprimos o prometido.",
            "We called the customer, apologised and did what was promised.",
        ],
    ),
    of(
        "CUS-01",
        ["Cambié de número hace un mes.", "Troquei de número há um mês.", "I changed my number a month ago."],
        [
            "Actualizamos el teléfono con verificación y la activación funcionó.",
            "Atualizamos o telefone com verificação e a ativação funcionou.",
            "We updated the phone number after verification and the activation worked.",
        ],
    ),
    of(
        "CUS-02",
        [
            "Subí mi identificación tres veces y la rechazan.",
            "Enviei meu documento três vezes e ele é recusado.",
            "I uploaded my document three times and it is refused.",
        ],
        [
            "La foto estaba cortada; con una nueva el documento fue aceptado.",
            "A foto estava cortada; com uma nova o documento foi aceito.",
            "The photo was cut off; with a new one the document was accepted.",
        ],
    ),
    of(
        "CUS-03",
        [
            "Tengo buen historial y aun así me rechazan.",
            "Tenho bom histórico e mesmo assim recusam.",
            "My record is good and I am still declined.",
        ],
        [
            "Con las reglas actuales no es elegible; explicamos cuándo puede volver a intentar.",
            "Pelas regras atuais não é elegível; explicamos quando pode tentar de novo.",
            "Under today's rules it is not eligible; we explained when to try again.",
        ],
    ),
    of(
        "CUS-04",
        [
            "Yo entendí que el primer año no tenía intereses.",
            "Eu entendi que o primeiro ano não tinha juros.",
            "I understood that the first year was free of interest.",
        ],
        [
            "Revisamos el contrato con el cliente y aclaramos lo que incluye.",
            "Revisamos o contrato com o cliente e esclarecemos o que inclui.",
            "We went through the contract with the customer and cleared up what it covers.",
        ],
    ),
    of(
        "CUS-06",
        [
            "Con el Wi-Fi de la casa se queda cargando.",
            "Com o Wi-Fi de casa fica carregando.",
            "On the Wi-Fi at home it keeps loading.",
        ],
        [
            "El teléfono bloqueaba la app; con datos móviles quedó lista.",
            "O celular bloqueava o app; com dados móveis funcionou.",
            "The phone blocked the app; it worked on mobile data.",
        ],
    ),
    of(
        "PRD-01",
        [
            "La app se cierra sola en la pantalla de activación.",
            "O app fecha sozinho na tela de ativação.",
            "The app closes by itself on the activation screen.",
        ],
        [
            "Activamos la tarjeta desde el sistema y reportamos la falla.",
            "Ativamos o cartão pelo sistema e reportamos a falha.",
            "We activated the card from our side and reported the fault.",
        ],
    ),
    of(
        "PRD-02",
        [
            "La app mostraba otra tarifa antes de pedir el viaje.",
            "O app mostrava outra tarifa antes de pedir a corrida.",
            "The app showed another fare before I booked.",
        ],
        [
            "La tarifa mostrada no se había actualizado; ajustamos el cobro a lo mostrado.",
            "A tarifa exibida não estava atualizada; ajustamos a cobrança ao exibido.",
            "The fare shown was stale; we adjusted the charge to what was shown.",
        ],
    ),
    of(
        "PRD-05",
        [
            "La app no cargaba y no pude ver dónde iba el pedido.",
            "O app não carregava e não vi onde estava o pedido.",
            "The app did not load and I could not see where the order was.",
        ],
        [
            "Hubo una caída de veinte minutos; devolvimos el pedido completo.",
            "Houve uma queda de vinte minutos; devolvemos o pedido inteiro.",
            "There was an outage of twenty minutes; we refunded the whole order.",
        ],
    ),
    of(
        "PRD-06",
        [
            "Desde que actualicé a la versión 8.4 sale el error E-1042 al activar.",
            "Desde que atualizei para a versão 8.4 aparece o erro E-1042 ao ativar.",
            "Since I updated to version 8.4 the error E-1042 appears when I activate.",
        ],
        [
            "La versión 8.4 falla al activar; con la 8.4.1 la tarjeta quedó activa.",
            "A versão 8.4 falha ao ativar; com a 8.4.1 o cartão ficou ativo.",
            "Version 8.4 fails to activate; with 8.4.1 the card became active.",
        ],
    ),
    of(
        "PRC-01",
        [
            "Me dicen que ese caso no está contemplado.",
            "Dizem que esse caso não está previsto.",
            "They say that my case is not foreseen.",
        ],
        [
            "La política no cubre el caso; lo resolvimos por excepción con el supervisor.",
            "A política não cobre o caso; resolvemos por exceção com o supervisor.",
            "The policy does not cover the case; we solved it as an exception with the supervisor.",
        ],
    ),
    of(
        "PRC-03",
        [
            "Llevo una semana esperando que lo autoricen.",
            "Espero há uma semana a autorização.",
            "I have been waiting for the approval for a week.",
        ],
        [
            "La autorización estaba sin asignar; la aprobamos y avisamos al cliente.",
            "A autorização estava sem responsável; aprovamos e avisamos o cliente.",
            "The approval had no owner; we approved it and told the customer.",
        ],
    ),
    of(
        "PRC-05",
        [
            "En la sucursal me dijeron que ya estaba activada.",
            "Na agência disseram que já estava ativado.",
            "At the branch they told me that it was already active.",
        ],
        [
            "Faltó un paso manual en el alta; lo completamos.",
            "Faltou uma etapa manual no cadastro; concluímos.",
            "A manual step had been missed; we completed it.",
        ],
    ),
    of(
        "PRC-06",
        [
            "El sistema lo rechaza en segundos, nadie lo revisó.",
            "O sistema recusa em segundos, ninguém analisou.",
            "The system refuses within seconds, nobody looked at it.",
        ],
        [
            "La regla automática fue muy estricta; revisamos a mano y procedió.",
            "A regra automática foi rígida demais; revisamos manualmente e foi aceito.",
            "The automatic rule was too strict; we reviewed it by hand and it went through.",
        ],
    ),
    of(
        "AGT-02",
        [
            "La persona que me atendió no me pidió ningún dato.",
            "A pessoa que me atendeu não pediu nenhum dado.",
            "The person I talked to did not ask me for anything.",
        ],
        [
            "Repetimos la verificación completa y activamos la tarjeta.",
            "Refizemos a verificação completa e ativamos o cartão.",
            "We repeated the whole verification and activated the card.",
        ],
    ),
    of(
        "AGT-03",
        [
            "Capturaron mal mi número de crédito.",
            "Registraram errado o número do meu contrato.",
            "My loan number was taken down wrong.",
        ],
        [
            "Corregimos el número de crédito y aplicamos el pago.",
            "Corrigimos o número do contrato e creditamos o pagamento.",
            "We corrected the loan number and credited the payment.",
        ],
    ),
    of(
        "AGT-04",
        [
            "Solo necesitaba que alguien me lo confirmara.",
            "Só precisava que alguém confirmasse.",
            "I only needed somebody to confirm it.",
        ],
        [
            "Confirmamos el dato que ya estaba a la vista de primera línea.",
            "Confirmamos o dado que já estava visível para o primeiro nível.",
            "We confirmed what the first line could already see.",
        ],
    ),
    of(
        "AGT-05",
        [
            "Ya lo reporté dos veces y no me han contestado.",
            "Já reportei duas vezes e não responderam.",
            "I reported it twice and got no answer.",
        ],
        [
            "Dimos seguimiento al reporte anterior y lo cerramos con el cliente.",
            "Demos seguimento ao registro anterior e encerramos com o cliente.",
            "We followed up on the earlier report and closed it with the customer.",
        ],
    ),
    of(
        "AGT-06",
        [
            "Me dijeron que ellos no pueden ver mi tarjeta.",
            "Disseram que não conseguem ver meu cartão.",
            "They told me that they cannot see my card.",
        ],
        [
            "Primera línea no tiene esa pantalla; activamos desde aquí.",
            "O primeiro nível não tem essa tela; ativamos por aqui.",
            "The first line lacks that screen; we activated it from here.",
        ],
    ),
    of(
        "FUL-01",
        [
            "El rastreo no se mueve desde hace cinco días.",
            "O rastreio não se move há cinco dias.",
            "The tracking has not moved for five days.",
        ],
        [
            "El repartidor no intentó la entrega; la reprogramamos para mañana.",
            "O entregador não tentou a entrega; reagendamos para amanhã.",
            "The courier never tried; we scheduled the delivery for tomorrow.",
        ],
    ),
    of(
        "FUL-02",
        [
            "La foto de entrega no es de mi casa.",
            "A foto da entrega não é da minha casa.",
            "The delivery photo is not of my house.",
        ],
        [
            "Se entregó en otro domicilio; enviamos uno nuevo sin costo.",
            "Foi entregue em outro endereço; enviamos outro sem custo.",
            "It went to another address; we sent a new one free of charge.",
        ],
    ),
    of(
        "FUL-03",
        [
            "Lo que llegó está dañado o no es lo que esperaba.",
            "O que chegou está danificado ou não é o que eu esperava.",
            "What arrived is damaged or not what I expected.",
        ],
        [
            "Repusimos lo dañado o faltante y recogimos lo anterior.",
            "Repusemos o que faltava ou estava danificado e recolhemos o anterior.",
            "We replaced what was damaged or missing and collected the old one.",
        ],
    ),
    of(
        "FUL-04",
        [
            "El restaurante o vendedor canceló y no me avisó.",
            "O restaurante ou vendedor cancelou e não avisou.",
            "The restaurant or seller cancelled without telling me.",
        ],
        [
            "El socio canceló; devolvimos el importe y lo notificamos.",
            "O parceiro cancelou; devolvemos o valor e o notificamos.",
            "The partner cancelled; we refunded the amount and told the partner.",
        ],
    ),
    of(
        "FUL-05",
        [
            "La persona fue grosera y no quiso ayudar.",
            "A pessoa foi grosseira e não quis ajudar.",
            "The person was rude and did not want to help.",
        ],
        [
            "Registramos la queja, ajustamos el cobro y el socio fue sancionado.",
            "Registramos a reclamação, ajustamos a cobrança e o parceiro foi advertido.",
            "We recorded the complaint, adjusted the charge and the partner was warned.",
        ],
    ),
    of(
        "FUL-06",
        [
            "Dicen que no hay existencias después de cobrarme.",
            "Dizem que não há estoque depois de cobrar.",
            "They say that it is out of stock after charging me.",
        ],
        [
            "El inventario estaba en cero; devolvimos el pago completo.",
            "O estoque estava zerado; devolvemos o pagamento inteiro.",
            "The stock was zero; we refunded the whole payment.",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::content::REASONS;

    #[test]
    fn every_cause_of_every_reason_has_its_sentences() {
        for reason in &REASONS {
            for code in reason.causes {
                assert!(cause_text(code).is_some(), "{code} of {}", reason.word);
            }
        }
    }
}
